// Whether the office is heard. The browser's word for the network says nothing about that: a Wi-Fi may work and lead nowhere.
import type { EngineState } from './sync-core.ts'

export type OfficeReach =
  /** It answers, if only to refuse. */
  | 'connected'
  /** There is a network, and the office is silent behind it. */
  | 'no-answer'
  | 'no-signal'
  /** Nobody has been asked yet, or another window asks and has not said for minutes. */
  | 'unknown'

type Known = {
  engine: EngineState | null
  online: boolean
  /** Milliseconds since the office last answered this device; null: never. */
  silentForMs: number | null
}

/** While idle the office is asked every minute. */
const stillHeardMs = 150_000

export function officeReachOf({ engine, online, silentForMs }: Known): OfficeReach {
  if (!online) return 'no-signal'
  if (!engine) return silentForMs !== null && silentForMs < stillHeardMs ? 'connected' : 'unknown'
  if (engine.link.status === 'unknown') return 'unknown'
  return engine.link.status === 'silent' ? 'no-answer' : 'connected'
}
