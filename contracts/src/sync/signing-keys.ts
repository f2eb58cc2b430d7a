// A device shows the keys it signs with: its own, and the one of whoever is signed in on it. Showing one makes it known, and
// keeps it counting for another `keyDays`.
import * as z from 'zod/mini'
import { KeyId, PublicKey, Signature } from '../authorship/signing-key.ts'
import { Instant } from '../ids.ts'

const ShownKey = z.strictObject({
  owner: z.enum(['device', 'person']),
  publicKey: PublicKey,
  /** By the key itself, over `keyStatement`. */
  proof: Signature,
})
export type ShownKey = z.infer<typeof ShownKey>

export const ShowKeys = z.strictObject({ keys: z.array(ShownKey).check(z.minLength(1), z.maxLength(2)) })
export type ShowKeys = z.infer<typeof ShowKeys>

/** `retired`: it counts no more for anything new; make another. `validUntil` is null for the device's own, which is not timed. */
export const KeyStanding = z.strictObject({
  kid: KeyId,
  status: z.enum(['registered', 'retired']),
  validUntil: z.nullable(Instant),
})

/** In the order shown. */
export const KeysShown = z.strictObject({ serverTime: Instant, keys: z.array(KeyStanding) })
export type KeysShown = z.infer<typeof KeysShown>

/** The caller's own key, on whichever device. Doing it twice changes nothing. */
export const RetireKey = z.strictObject({ kid: KeyId })
