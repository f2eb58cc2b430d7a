// For service workers: lets a page open without network after one visit, by keeping the page and every file it may come to name.

const filesNamedIn = (text: string): string[] =>
  Array.from(text.matchAll(/[\w-]+-[\w-]{8}\.(?:js|css|woff2)/g), ([name]) => `/assets/${name}`)

const namesFiles = (url: string): boolean => url.endsWith('.js') || url.endsWith('.css')

// The page is stored after its files, so that a stored page is always complete.
const keepFiles = async (cache: Cache, text: string, kept: Set<string>): Promise<void> => {
  for (const url of filesNamedIn(text)) {
    if (kept.has(url)) continue
    kept.add(url)
    const response = (await cache.match(url)) ?? (await fetch(url))
    if (!response.ok) throw new Error(`${url} answered ${response.status}`)
    await cache.put(url, response.clone())
    if (namesFiles(url)) await keepFiles(cache, await response.text(), kept)
  }
}

/** `page`: its address on this origin; `cacheName` is of this page alone. */
export const keepPage = ({ cacheName, page }: { cacheName: string; page: string }) => ({
  /** Fetches page and files anew; what neither names any more goes. Rejects without network, and what is stored stays. */
  refresh: async (): Promise<void> => {
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
  },
  /** What is stored of an address, else the answer to the request. */
  fromCache: async (url: string, otherwise: Request): Promise<Response> => {
    const cache = await caches.open(cacheName)
    return (await cache.match(url)) ?? fetch(otherwise)
  },
})

type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Waiting & { readonly request: Request; respondWith: (answer: Promise<Response>) => void }

/** The part of a service worker's scope that is needed here. */
export type WorkerScope = {
  skipWaiting: () => Promise<void>
  addEventListener: {
    (type: 'install', listener: (event: Waiting) => void): void
    (type: 'fetch', listener: (event: Fetching) => void): void
  }
}
