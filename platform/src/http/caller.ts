import type { Role } from '@sac/contracts/role'

export type Person = {
  proof: 'person'
  userId: string
  role: Role
  /** The role needs a second factor, and this sign-in had none: what concerns the own account is all there is to do. */
  lacksSecondFactor?: boolean
  /** The session of the token, and when the token ends: for answers that go on. */
  session?: { sessionId: string; until: Date }
}
export type Device = { proof: 'device'; deviceId: string }

/** Whoever has proven who it is. */
export type Proven = Person | Device

/** Who asks, by what was proven. An operation's row names the proof, so that its handler knows whom it has before it. */
export type Caller = { proof: 'none' } | Proven
