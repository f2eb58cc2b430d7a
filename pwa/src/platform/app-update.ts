// Installs the service worker of the inspector app, and knows when a newer version is ready.
let ready: ServiceWorker | null = null
const listeners = new Set<() => void>()

const setReady = (worker: ServiceWorker) => {
  ready = worker
  for (const listener of listeners) listener()
}

/** A newer version has been fetched whole and waits to take over. */
export const isUpdateReady = (): boolean => ready !== null

export function onUpdateReady(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** Lets the newer version take over and loads the page anew, once. */
export function applyUpdate(): void {
  // Listens from here on, not from the start: the very first worker takes over without anything to reload for.
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  ready?.postMessage('take-over')
}

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && navigator.serviceWorker.controller) setReady(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) setReady(worker)
    })
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

async function register(): Promise<void> {
  // Without a worker (private window, full disk) the app works while there is a line.
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/inspect' }).catch(() => null)
  if (registration) watch(registration)
}

/** Registers the worker once the page has what it needs, so that the first visit is not slowed by keeping everything. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  if (document.readyState === 'complete') void register()
  else window.addEventListener('load', () => void register(), { once: true })
}

const reloadedKey = 'sac-reloaded'
const guardMs = 60_000

/** A part of the app that is no longer on the server (a newer version was rolled out): loads the page anew, not in a circle. */
export function reloadWhenPartsAreGone(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(reloadedKey) ?? 0)
    if (Date.now() - last < guardMs) return
    event.preventDefault()
    sessionStorage.setItem(reloadedKey, String(Date.now()))
    location.reload()
  })
}
