/// <reference lib="webworker" />
// The inspector app without a line: every file of one version, kept together. Pages and files only, and only by GET; what
// goes to the office (`/api`, `/sync`) and the verify page (`/c`) never passes through here.
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (string | { url: string; revision: string | null })[] }

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// Routes of the app live in the browser: every address under /inspect is the same page.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/inspect/index.html'), { allowlist: [/^\/inspect(\/|$)/] }))

// A new version waits until a person wants it: exchanging files under a running page breaks what it has not loaded yet.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting()
})
self.addEventListener('activate', (event) => {
  event.waitUntil(self.clients.claim())
})
