// When a refresh token may be exchanged. It rotates on every use and works again for a short grace after that (two tabs, a retry
// in flight, an answer that was lost). One presented later was copied, or its successor was: nobody can tell who is the owner, so
// the session ends for everyone who holds it.
import { longestOfflineDays } from '@sac/contracts/events/topics'
import type { Role } from '@sac/contracts/role'

export type Session = { generation: number; createdAt: Date; rotatedAt: Date; expiresAt: Date; endedAt: Date | null }

export type Exchange =
  /** The next generation is issued and becomes current. */
  | { outcome: 'rotated'; generation: number }
  /** The current successor is handed out again. */
  | { outcome: 'repeated'; generation: number }
  | { outcome: 'reused' }
  | { outcome: 'over' }

const graceMs = 60_000

/** Decides what presenting `generation` of a session at `now` gives. */
export function exchange(session: Session, generation: number, now: Date): Exchange {
  if (session.endedAt !== null || session.expiresAt <= now) return { outcome: 'over' }
  const age = session.generation - generation
  if (age === 0) return { outcome: 'rotated', generation: generation + 1 }
  const inGrace = now.getTime() - session.rotatedAt.getTime() <= graceMs
  if ((age === 1 || age === 2) && inGrace) return { outcome: 'repeated', generation: session.generation }
  return { outcome: 'reused' }
}

const dayMs = 86_400_000

/** However often it is used, a session is over then: somebody who knows the password opens another. */
const longestMs = longestOfflineDays * dayMs

/** How long a session lives without being used: inspectors may be offline for weeks. */
const unusedMs = (role: Role): number => ({ inspector: 30, customer: 30, admin: 1 })[role] * dayMs

/** When a session that is used at `usedAt` ends by itself. */
export const expiryOf = (role: Role, { createdAt, usedAt }: { createdAt: Date; usedAt: Date }): Date =>
  new Date(Math.min(usedAt.getTime() + unusedMs(role), createdAt.getTime() + longestMs))
