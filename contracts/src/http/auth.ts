// Bodies of the sign-in operations.
import * as z from 'zod/mini'
import { Instant, Uuid } from '../ids.ts'
import { Role } from '../role.ts'

/** As an authenticator app shows it, or a recovery code as it was given out. */
export const SecondFactorCode = z.string().check(z.trim(), z.minLength(6), z.maxLength(20))

export const LoginRequest = z.strictObject({
  email: z.string().check(z.minLength(3), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
  /** Of the second factor, where the account has one: six digits, or a recovery code. */
  code: z.optional(SecondFactorCode),
})
export type LoginRequest = z.infer<typeof LoginRequest>

export const SignedInUser = z.strictObject({
  userId: z.string(),
  role: Role,
  name: z.string(),
  inspectorNumber: z.nullable(z.string()),
})
export type SignedInUser = z.infer<typeof SignedInUser>

/** The refresh token travels only in the HttpOnly cookie beside this body. */
export const SessionResult = z.strictObject({
  accessToken: z.string(),
  /** Seconds until the access token expires. */
  expiresIn: z.int(),
  user: SignedInUser,
})
export type SessionResult = z.infer<typeof SessionResult>

/** A person's own sessions, the one used last first. */
export const SessionList = z.strictObject({
  sessions: z.array(
    z.strictObject({
      sessionId: Uuid,
      createdAt: Instant,
      /** When its refresh token was last exchanged. */
      usedAt: Instant,
      expiresAt: Instant,
      /** What the browser said of itself at sign-in; null when it said nothing. */
      agent: z.nullable(z.string()),
      /** The session of the refresh cookie that came with the question. */
      current: z.boolean(),
    }),
  ),
})
export type SessionList = z.infer<typeof SessionList>

/** One of the caller's own sessions, or null for all of them, this one included. Doing it twice changes nothing. */
export const EndSessions = z.strictObject({ sessionId: z.nullable(Uuid) })
export type EndSessions = z.infer<typeof EndSessions>

export const SessionsEnded = z.strictObject({ ended: z.int() })
export type SessionsEnded = z.infer<typeof SessionsEnded>
