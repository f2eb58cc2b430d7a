// Lets the customer app open without network after one visit. It answers for the app's own addresses and files; what the office is
// asked, the inspector's app and the verify page never pass through here.
import { addresses } from '#customer/addresses.ts'
import { keepPage, type WorkerScope } from '#platform/keep-page.ts'

const worker = globalThis as unknown as WorkerScope

const page = '/'
const { refresh, fromCache } = keepPage({ cacheName: 'sac-customer', page })

const firstWord = (path: string): string | undefined => path.split('/')[1]
const places = new Set(addresses.map(firstWord))

worker.addEventListener('install', (event) => event.waitUntil(refresh().then(() => worker.skipWaiting())))

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && places.has(firstWord(pathname))) {
    event.respondWith(fromCache(page, request))
    // Without network the stored page stays; the next visit tries again.
    event.waitUntil(refresh().catch(() => undefined))
  } else if (pathname.startsWith('/assets/')) event.respondWith(fromCache(pathname, request))
})
