// What a failed call says about whether it was heard.
import type { Handed } from './port.ts'

/** Nobody was there to hear it. */
const unheard: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'])

function codesOf(error: unknown): unknown[] {
  if (typeof error !== 'object' || error === null) return []
  const own = 'code' in error ? [error.code] : []
  return 'cause' in error ? [...own, ...codesOf(error.cause)] : own
}

/** Of a call that ended without an answer. */
export function handedWithoutAnswer(error: unknown): Handed {
  const codes = codesOf(error)
  const reason = codes.find((code) => typeof code === 'string') ?? (error instanceof Error ? error.name : 'no-answer')
  return codes.some((code) => unheard.has(code)) ? { kind: 'busy', reason, waitMs: null } : { kind: 'lost', reason }
}

const definite: ReadonlySet<number> = new Set([401, 403, 429])

/** Of an answer that is a refusal. What is ours to mend, or the provider's to allow, is tried again. */
export function handedByStatus(
  status: number,
  { retryAfter, reason }: { retryAfter?: unknown; reason: string },
): Handed {
  if (definite.has(status)) return { kind: 'busy', reason, waitMs: secondsIn(retryAfter) }
  // A timeout, or something broke: it may have been taken before.
  if (status === 408 || status >= 500) return { kind: 'lost', reason }
  return { kind: 'refused', reason }
}

const longestWaitMs = 15 * 60_000

/** `Retry-After` in seconds or as a date; null where it says neither. */
function secondsIn(retryAfter: unknown): number | null {
  if (typeof retryAfter !== 'string' || retryAfter === '') return null
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - Date.now()
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), longestWaitMs)
}
