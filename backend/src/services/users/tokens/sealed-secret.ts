// Secrets of second factors at rest: AES-256-GCM under a key outside the database, each bound to its account.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

/** In a file of the keys folder; made at the first start. */
export const readTotpKey = (folder: string): Promise<Buffer> =>
  readOrCreateSecret(join(folder, 'totp-key'), () => randomBytes(32))

const algorithm = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]

/** Nonce, tag and ciphertext. */
export function sealSecret(key: Buffer, userId: string, secret: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(userId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** Throws for what was sealed under another key, for another account, or changed since. */
export function openSecret(key: Buffer, userId: string, bytes: Buffer): string {
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes)).setAAD(Buffer.from(userId))
  decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten letters and digits nobody mistakes, in two groups: 49 bits. */
export function newRecoveryCode(): string {
  let code = ''
  while (code.length < 10) {
    const [byte = 255] = randomBytes(1)
    if (byte < 248) code += letters[byte % letters.length] ?? ''
  }
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

/** Under the key: nobody tries all codes against a stolen table. Case, blanks and the hyphen do not count. */
export const recoveryHash = (key: Buffer, userId: string, code: string): Buffer =>
  createHmac('sha256', key)
    .update(`recovery ${userId} ${code.toLowerCase().replaceAll(/[\s-]/g, '')}`)
    .digest()
