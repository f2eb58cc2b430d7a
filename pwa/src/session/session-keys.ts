// What signing in and out does to the key of a person.
import type { PinVault } from '#db/account.ts'
import type { Outbox } from '#db/outbox.ts'
import { readMeta } from '#db/outbox-meta.ts'
import type { Http } from '#platform/http.ts'
import { changeAccount, readAccount } from './known-people.ts'
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

/** Locks the device; the key of whoever used it is no more, here at once and at the office when it can be reached. */
export async function retireKey({ outbox, http }: { outbox: Outbox; http: Http }, token: string | null): Promise<void> {
  const { current } = await readAccount(outbox)
  const kid = (await readMeta(outbox, 'personKeys'))?.[current ?? '']?.kid
  await changeAccount(outbox, (account) => ({ ...account, locked: true }), { key: null, forget: current })
  if (kid === undefined || token === null) return
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
  const body = JSON.stringify({ kid })
  await http({ method: 'POST', path: '/sync/v1/keys/retire', headers, body, timeoutMs: 20_000 }).catch(() => undefined)
}
