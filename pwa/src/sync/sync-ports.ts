import type { Outbox } from '#db/outbox.ts'
import type { Http } from '#platform/http.ts'

export type PullOutcome =
  /**
   * `awaited`: somebody waits for what has not come: the verdict on a sealed inspection, or the centre, without which nothing
   * begins. `judged`: the office has said something new of an inspection.
   */
  | { status: 'pulled'; more: boolean; awaited: boolean; judged: boolean }
  /** Nobody is signed in; uploads go on. */
  | { status: 'signed-out' }
  | { status: 'outdated' }
  | { status: 'busy'; until: number }
  | { status: 'silent' }
  | { status: 'revoked' }
  | { status: 'refused'; code: string }

/** What comes down from the office, and where to go on; kept by the view. */
export type Downlink = {
  /** Pulls one page for whoever is signed in. */
  pull: () => Promise<PullOutcome>
  /** Where this device stands; null before the first pull. */
  cursor: () => Promise<string | null>
}

/** Everything the engine needs of the world; Node tests and benchmarks bring their own. */
export type SyncPorts = {
  outbox: Outbox
  http: Http
  downlink: Downlink
  /** Milliseconds since 1970, device clock. */
  now: () => number
  /** Resolves after `ms`, or at once when the signal is aborted. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>
  /** Somebody is looking. */
  isVisible: () => boolean
  /** A hint, never a gate: false only colours the reason shown. */
  isOnline: () => boolean
  /** Photos may travel over the connection there is. */
  mayCarryPhotos: () => boolean
  /** [0, 1), spreads idle devices. */
  random: () => number
  gzip: (text: string) => Promise<Uint8Array<ArrayBuffer>>
  sha256: (bytes: ArrayBuffer) => Promise<string>
  /** Version of the app. */
  build: string
  /** Local trouble that is nobody else's fault. */
  log: (message: string, error: unknown) => void
}
