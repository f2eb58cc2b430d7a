// Keys a device signs with (design 04, "Who speaks"): P-256, one of its own and one for each person on it. The private halves
// never leave the device; the public ones are registered under that person's access token.
import * as z from 'zod/mini'
import { Instant, Uuid } from '../ids.ts'

// 32 and 64 bytes in base64url.
const bytes32 = z.string().check(z.regex(/^[\w-]{43}$/))
const bytes64 = z.string().check(z.regex(/^[\w-]{86}$/))

/** Public half as a JWK; anything else a browser adds to one is left out. */
export const PublicKey = z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: bytes32, y: bytes32 })
export type PublicKey = z.infer<typeof PublicKey>

/** SHA-256 of `thumbprintText`, base64url (RFC 7638). */
export const KeyId = bytes32

/** ECDSA with SHA-256: r ‖ s, base64url. */
export const Signature = bytes64

/** Whose key signed something, and the signature. */
export const Authorship = z.strictObject({ kid: KeyId, signature: Signature })
export type Authorship = z.infer<typeof Authorship>

/** Days a key counts after its person was last seen signed in on its device. */
export const keyDays = 30

/** A person's key on a device, as those know it who judge seals. */
export const SigningKey = z.object({
  kid: KeyId,
  publicKey: PublicKey,
  deviceId: Uuid,
  userId: Uuid,
  registeredAt: Instant,
  /** `keyDays` after the person was last seen with it. */
  validUntil: Instant,
})
export type SigningKey = z.infer<typeof SigningKey>
