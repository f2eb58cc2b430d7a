// The heads of the installation's hash chains, as every published status list carries them: whoever keeps a list can prove later
// that what was written before it was signed is still there.
import * as z from 'zod/mini'

/** The member `chains` of a status list's payload: by the name of a chain its length and the SHA-256 it ends in, in hexadecimal. */
export const ChainHeads = z.record(
  z.string().check(z.maxLength(60)),
  z.tuple([z.int().check(z.nonnegative()), z.string().check(z.regex(/^[0-9a-f]{64}$/))]),
)
export type ChainHeads = z.infer<typeof ChainHeads>
