// Installs the service worker of the inspector app, and knows when a newer version is ready.
let ready: ServiceWorker | null = null
const listeners = new Set<() => void>()

/** Before its own worker is there, the page may be under the one of the customer app, whose scope is everything. */
const isControlled = (): boolean => navigator.serviceWorker.controller?.scriptURL.endsWith('/sw.js') === true

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

const openLock = 'sac-inspection-open'

/** While an inspection is open in this window no version is exchanged, in whichever window it is asked for. */
export function holdOffUpdate(): () => void {
  const over = new AbortController()
  const untilOver = new Promise<void>((resolve) => over.signal.addEventListener('abort', () => resolve()))
  // Refused only while this window is being closed; then there is nothing to hold off.
  navigator.locks.request(openLock, { mode: 'shared' }, () => untilOver).catch(() => undefined)
  return () => over.abort()
}

/** Lets the newer version take over; every window loads anew, once. False while a window has an inspection open. */
export async function applyUpdate(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  if (held.some(({ name }) => name === openLock)) return false
  ready?.postMessage('take-over', [])
  return true
}

/** A window that runs on after its version is gone would miss its parts; the very first worker changes nothing. */
function reloadWithNewVersion(): void {
  let controlled = isControlled()
  let reloading = false
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled && !reloading) {
      reloading = true
      location.reload()
    }
    controlled = true
  })
}

const lookEveryMs = 60 * 60_000

function watch(registration: ServiceWorkerRegistration): void {
  if (registration.waiting && isControlled()) setReady(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && isControlled()) setReady(worker)
    })
  })
  const look = () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  }
  document.addEventListener('visibilitychange', look)
  setInterval(look, lookEveryMs)
}

async function register(): Promise<void> {
  reloadWithNewVersion()
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

/**
 * A part of the app that is no longer on the server (a newer version was rolled out): loads the page anew, not in a circle. One that
 * only could not be had leaves the page, and what is written in it, as it is: whoever asked for the part says so.
 */
export function reloadWhenPartsAreGone(): void {
  window.addEventListener('vite:preloadError', ({ payload: { message } }) => {
    // The router would load the page anew by itself, with a line or without.
    sessionStorage.setItem(`tanstack_router_reload:${message}`, '1')
    void reloadIfGone(message)
  })
}

async function reloadIfGone(message: string): Promise<void> {
  const [part] = /(?:https?:)?\/\S+/.exec(message) ?? []
  const answer = part === undefined ? null : await fetch(part, { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  const last = Number(sessionStorage.getItem(reloadedKey) ?? 0)
  if (answer?.status !== 404 || Date.now() - last < guardMs) return
  sessionStorage.setItem(reloadedKey, String(Date.now()))
  location.reload()
}

/** In the words of each browser, and of the build for styles. */
const partMissing = /imported module|module script|preload CSS/i

/** Another attempt after an error: a page whose part did not come is loaded anew, as the router keeps that it failed. */
export function tryAgain(error: unknown, reset: () => void): void {
  if (error instanceof Error && partMissing.test(error.message)) location.reload()
  else reset()
}
