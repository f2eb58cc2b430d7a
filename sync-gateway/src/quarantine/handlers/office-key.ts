import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

/** The key pair that saved copies are encrypted to. `publicJwk` is handed to every device at enrolment. */
export type OfficeKey = { privateKey: KeyObject; publicJwk: JsonWebKey }

/** Reads the office's export key from `folder`, making it at the first start; the file is readable by this account only. */
export async function openOfficeKey(folder: string): Promise<OfficeKey> {
  const pem = await readOrCreateSecret(join(folder, 'office-export-key.pem'), () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  })
  const privateKey = createPrivateKey(pem)
  return { privateKey, publicJwk: createPublicKey(privateKey).export({ format: 'jwk' }) }
}
