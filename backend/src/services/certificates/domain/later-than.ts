/**
 * The moment a list is signed at: now, or where the clock was set back a second after the list before. Verifiers refuse a list
 * older than the one they have, so a clock must not keep a revocation from them.
 */
export const laterThan = (before: Date | null, now: Date): Date =>
  before === null || now >= before ? now : new Date(before.getTime() + 1_000)
