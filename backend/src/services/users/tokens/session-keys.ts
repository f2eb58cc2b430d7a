// The access-token key family: a P-256 key for access tokens and a secret for refresh tokens, in files only this process
// reads. Made at first start; never in the database, never shared with certificate keys.
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { newPrivateKey } from '@sac/platform/secrets/new-private-key'
import { readOrCreateSecret } from '@sac/platform/secrets/read-or-create-secret'

export type SessionKeys = { privateKey: KeyObject; publicKey: KeyObject; refreshSecret: Buffer }

/** Reads the family from `folder`, making what is missing. */
export async function readSessionKeys(folder: string): Promise<SessionKeys> {
  const privateKey = createPrivateKey(await readOrCreateSecret(join(folder, 'access-token.pem'), newPrivateKey))
  const refreshSecret = await readOrCreateSecret(join(folder, 'refresh-secret'), () => randomBytes(32))
  return { privateKey, publicKey: createPublicKey(privateKey), refreshSecret }
}
