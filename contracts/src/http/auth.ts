// Bodies of the sign-in operations.
import * as z from 'zod/mini'

export const LoginRequest = z.strictObject({
  email: z.string().check(z.minLength(3), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(1024)),
})
export type LoginRequest = z.infer<typeof LoginRequest>

export const SignedInUser = z.strictObject({
  userId: z.string(),
  role: z.enum(['customer', 'inspector', 'admin']),
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
