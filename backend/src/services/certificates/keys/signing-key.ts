import type { Db } from '@sac/platform/db/db'
import { listKeys } from '../store/key-rows.ts'
import type { SigningKeys } from './read-signing-keys.ts'
import type { Signer } from './signer.ts'

type Keys = Pick<SigningKeys, 'qr' | 'refresh'>

/** The signer whose key is active. Throws when this process does not hold it. */
export async function activeSigner(db: Db, keys: Keys): Promise<Signer> {
  const active = (await listKeys(db)).find(({ state }) => state === 'active')
  const find = () => keys.qr().find(({ kid }) => kid === active?.kid)
  const held = find()
  if (held) return held
  await keys.refresh()
  const found = find()
  if (!found) throw new Error('this process does not hold the active certificate key')
  return found
}
