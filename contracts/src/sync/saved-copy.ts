// "Save a copy": a device's queue, readable by the office alone. Made on the device, opened by `admin.import`.
// Key: ECDH P-256 between a fresh key pair and the office's export key, then HKDF-SHA-256 (no salt, info `savedCopyInfo`) to
// 256 bits; cipher: AES-256-GCM with a 12-byte iv, the 16-byte tag at the end, the text of `deviceId` as additional data.
import * as z from 'zod/mini'
import { Authorship } from '../authorship/signing-key.ts'
import { Sha256, Uuid, writtenText } from '../ids.ts'

export const savedCopyInfo = 'smartautocheck saved copy v1'

const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/))

export const SavedCopy = z.strictObject({
  v: z.literal(1),
  deviceId: Uuid,
  /** Public half of the fresh key pair. */
  ephemeral: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
  iv: base64,
  ciphertext: base64,
  /** The device's signature (authorship/statements, `copyStatement`). Apps of before did not sign. */
  authorship: z.optional(Authorship),
})
export type SavedCopy = z.infer<typeof SavedCopy>

/** What the office imports. `unsigned`: of a revoked device that never had a key to sign with; what it holds waits for a second person, who imports the same copy. */
export const ImportCopy = z.extend(SavedCopy, {
  unsigned: z.optional(z.strictObject({ reason: writtenText('unprinted') })),
})
export type ImportCopy = z.infer<typeof ImportCopy>

/** What is encrypted, as JSON in UTF-8: the exact text of each line, and each photo. */
export const SavedCopyContent = z.strictObject({
  lines: z.array(z.string()),
  blobs: z.array(z.strictObject({ sha256: Sha256, base64 })),
})
export type SavedCopyContent = z.infer<typeof SavedCopyContent>
