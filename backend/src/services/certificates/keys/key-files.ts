import { readFile } from 'node:fs/promises'
import { newPrivateKey } from '@sac/platform/secrets/new-private-key'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

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
