// Lets the verify page open without network after one visit: keeps the page and its files, answers for `/c` alone and touches
// nothing else. Signed lists are kept by the page itself, which verifies them first.

import { mendedAddress } from '@sac/contracts/certificate/code-address'
import { keepPage, type WorkerScope } from '#platform/keep-page.ts'

const worker = globalThis as unknown as WorkerScope

const page = '/c'
const { refresh, fromCache } = keepPage({ cacheName: 'sac-verify', page })

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
