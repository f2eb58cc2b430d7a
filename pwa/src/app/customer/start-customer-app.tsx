import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ComponentProps, lazy, type ReactNode, StrictMode, Suspense, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '#api/query-client.ts'
import { personSession } from '#api/session.ts'
import { SignInContext } from '#customer/require-person.tsx'
import { centresQuery } from '#customer/use-centres.ts'
import { sleep } from '#platform/sleep.ts'
import { WordsProvider } from '#words/customer/words.tsx'
import { customerRouter } from './customer-router.tsx'
import { fetchOwnHome } from './start-page.tsx'

const LaterSignIn = lazy(async () => ({ default: (await import('#features/sign-in/sign-in-part.tsx')).SignInPart }))

/** Comes when somebody who is not signed in reaches a step that needs a person. */
const signIn = (why: ReactNode) => (
  <Suspense>
    <LaterSignIn why={why} />
  </Suspense>
)

// Without a worker (private window, full disk) the app works while there is a line.
const register = () => void navigator.serviceWorker.register('/customer-sw.js').catch(() => undefined)

/** Once the page has what it needs, so that the first visit is not slowed by keeping everything. */
function keepForLater(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}

const patienceMs = 250
const never = new AbortController().signal

/** Both homes stand whole when they are drawn, and do not move afterwards. Prices were asked for before this code was: mostly they are here. */
async function untilHomeStands(client: QueryClient): Promise<void> {
  if (location.pathname !== '/') return
  const needed = personSession.person()?.role === 'customer' ? fetchOwnHome() : client.prefetchQuery(centresQuery())
  // With its address read, the first drawing is the whole page and not an empty frame before it.
  const read = Promise.all([needed.catch(() => undefined), customerRouter.load()])
  await Promise.race([read, sleep(patienceMs, never)])
}

/** Draws the page of the present address into `root`. */
export async function startCustomerApp(
  root: HTMLElement,
  words: ComponentProps<typeof WordsProvider>['initial'],
): Promise<void> {
  const client = createQueryClient()
  await untilHomeStands(client)
  const page = createRoot(root, { onUncaughtError: reportError })
  // In slices: a tap in between is heard.
  startTransition(() =>
    page.render(
      <StrictMode>
        <WordsProvider initial={words}>
          <QueryClientProvider client={client}>
            <SignInContext value={signIn}>
              <RouterProvider router={customerRouter as never} />
            </SignInContext>
          </QueryClientProvider>
        </WordsProvider>
      </StrictMode>,
    ),
  )
  keepForLater()
}
