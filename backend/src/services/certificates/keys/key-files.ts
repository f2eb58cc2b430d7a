import { generateKeyPairSync } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

/** A new P-256 private key, PKCS #8 in PEM. */
export const newPrivateKey = (): Buffer =>
  Buffer.from(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }))

/** The key an organisation supplies, or our own at `path`, made at first start and readable by this process only. */
export function readKeyFile({ supplied, path }: { supplied: string | undefined; path: string }): Promise<Buffer> {
  return supplied === undefined ? readOrCreateSecret(path, newPrivateKey) : readSupplied(supplied)
}

/** A file named by a setting. Throws one sentence for the operator. */
export async function readSupplied(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new Error('A key or certificate file named by a CERT_ setting cannot be read.', { cause: error })
  }
}
