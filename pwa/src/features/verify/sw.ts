// Lets the verify page open without network after one visit: keeps the page and its files, answers for `/c` alone and touches
// nothing else. Signed lists are kept by the page itself, which verifies them first.

import { mendedAddress } from '@sac/contracts/certificate/code-address'

type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Waiting & { readonly request: Request; respondWith: (answer: Promise<Response>) => void }
type Scope = {
  skipWaiting: () => Promise<void>
  addEventListener: {
    (type: 'install', listener: (event: Waiting) => void): void
    (type: 'fetch', listener: (event: Fetching) => void): void
  }
}
const worker = globalThis as unknown as Scope

const cacheName = 'sac-verify'
const page = '/c'

const filesNamedIn = (text: string): string[] =>
  Array.from(text.matchAll(/[\w-]+-[\w-]{8}\.(?:js|css)/g), ([name]) => `/assets/${name}`)

// The page is stored after its files, so that a stored page is always complete.
const keepFiles = async (cache: Cache, text: string, kept: Set<string>): Promise<void> => {
  for (const url of filesNamedIn(text)) {
    if (kept.has(url)) continue
    kept.add(url)
    const response = (await cache.match(url)) ?? (await fetch(url))
    if (!response.ok) throw new Error(`${url} answered ${response.status}`)
    await cache.put(url, response.clone())
    if (url.endsWith('.js')) await keepFiles(cache, await response.text(), kept)
  }
}

const refresh = async (): Promise<void> => {
  const response = await fetch(page, { cache: 'no-cache' })
  if (!response.ok) throw new Error(`${page} answered ${response.status}`)
  const cache = await caches.open(cacheName)
  const kept = new Set<string>()
  await keepFiles(cache, await response.clone().text(), kept)
  await cache.put(page, response)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== page && !kept.has(pathname)) await cache.delete(url)
  }
}

const fromCache = async (url: string, otherwise: Request): Promise<Response> => {
  const cache = await caches.open(cacheName)
  return (await cache.match(url)) ?? fetch(otherwise)
}

worker.addEventListener('install', (event) => event.waitUntil(refresh().then(() => worker.skipWaiting())))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  const mended = request.mode === 'navigate' ? mendedAddress(pathname) : null
  if (mended) event.respondWith(Promise.resolve(Response.redirect(mended)))
  else if (request.mode === 'navigate' && pathname === page) {
    event.respondWith(fromCache(page, request))
    // Without network the stored page stays; the next visit tries again.
    event.waitUntil(refresh().catch(() => undefined))
  } else if (pathname.startsWith('/assets/')) event.respondWith(fromCache(pathname, request))
})
