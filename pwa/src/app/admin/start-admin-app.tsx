import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ComponentProps, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { noteRefusal } from '#admin/second-factor.ts'
import { createQueryClient } from '#api/query-client.ts'
import { WordsProvider } from '#words/admin/words.tsx'
import { adminRouter } from './admin-router.tsx'
import { Gate } from './gate.tsx'

export function startAdminApp(root: HTMLElement, words: ComponentProps<typeof WordsProvider>['initial']): void {
  createRoot(root, { onUncaughtError: reportError }).render(
    <StrictMode>
      <WordsProvider initial={words}>
        <QueryClientProvider client={createQueryClient({ onError: noteRefusal })}>
          <Gate>
            <RouterProvider router={adminRouter as never} />
          </Gate>
        </QueryClientProvider>
      </WordsProvider>
    </StrictMode>,
  )
}
