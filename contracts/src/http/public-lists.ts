// What every verifier fetches: signed, public, the same for everybody.
import * as z from 'zod/mini'

/** A year of issue; one nobody has issued in has no list. */
export const ListYear = z.strictObject({ year: z.string().check(z.regex(/^\d{4}$/)) })

/** The version of a list somebody has already. */
export const KnownVersion = z.object({ 'if-none-match': z.optional(z.string()) })

/** The public key every trust list is signed with, as a JWK. */
export const RootKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
})
