import { createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { newPrivateKey } from '@sac/platform/secrets/new-private-key'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

/** The key pair that saved copies are encrypted to. `publicJwk` is handed to every device at enrolment. */
export type OfficeKey = { privateKey: KeyObject; publicJwk: JsonWebKey }

/** Reads the office's export key from `folder`, making it at the first start; the file is readable by this account only. */
export async function openOfficeKey(folder: string): Promise<OfficeKey> {
  const pem = await readOrCreateSecret(join(folder, 'office-export-key.pem'), newPrivateKey)
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicJwk: createPublicKey(privateKey).export({ format: 'jwk' }) }
}
