// What signing in does to the key of a person.
import type { PinVault } from '#db/account.ts'
import type { Outbox } from '#db/outbox.ts'
import { readMeta } from '#db/outbox-meta.ts'
import { type MadeKey, makePersonKey } from './person-key.ts'

/** The key a person signs with who has just given their password: the one that is open, or a new one. Without a PIN it is made when they choose one. */
export async function keyAtSignIn(
  outbox: Outbox,
  userId: string,
  vault: PinVault | null,
): Promise<{ key?: MadeKey | null }> {
  if (!vault) return { key: null }
  const open = await readMeta(outbox, 'openKey')
  return open?.userId === userId ? {} : { key: await makePersonKey(userId, vault) }
}
