// When a refresh token may be exchanged. It rotates on every use, but a lost answer must never sign anyone out: a token
// works again for as long as its successor has not been presented, and for a short grace after that (two tabs, a retry in
// flight). One presented later was copied: the session ends for everyone who holds it.

export type Role = 'customer' | 'inspector' | 'admin'

export type Session = { generation: number; rotatedAt: Date; expiresAt: Date; endedAt: Date | null }

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
  if (age === 1 || (age === 2 && inGrace)) return { outcome: 'repeated', generation: session.generation }
  return { outcome: 'reused' }
}

const dayMs = 86_400_000

/** How long a session lives without being used: inspectors may be offline for weeks. */
export const sessionLifetimeMs = (role: Role): number => ({ inspector: 60, customer: 30, admin: 1 })[role] * dayMs
