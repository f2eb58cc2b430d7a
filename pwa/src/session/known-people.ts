// Who has signed in on this device, and who is using it. Kept with the evidence: signing out locks, it never deletes.
import type { Account, KnownPerson, PinVault } from '#db/account.ts'
import type { Outbox } from '#db/outbox.ts'
import { getMeta, putMeta, readMeta } from '#db/outbox-meta.ts'
import type { MadeKey } from './person-key.ts'
import { isVault } from './pin-vault.ts'

const nobody: Account = { people: [], current: null, locked: true, failures: 0, waitUntil: 0 }

export const readAccount = async (outbox: Outbox): Promise<Account> => (await readMeta(outbox, 'account')) ?? nobody

/**
 * Whose key is open: that of who has just been let in, or nobody's. `leaves`: who signs out for good; their key is not kept either.
 * `enters`: somebody has signed in, and whose sign-in this browser held before is past telling. Without any of it everything stays
 * as it is.
 */
type KeyChange = { key?: MadeKey | null; leaves?: string; enters?: boolean }

/** Changes the account and the keys in one transaction and tells every tab. */
export async function changeAccount(
  outbox: Outbox,
  change: (account: Account) => Account,
  keys: KeyChange = {},
): Promise<Account> {
  const account = await outbox.transact('write', async ({ meta }) => {
    const next = change((await getMeta(meta, 'account')) ?? nobody)
    await putMeta(meta, 'account', next)
    await changeKeys(meta, keys)
    return next
  })
  outbox.changes.announce({ about: 'account' })
  return account
}

async function changeKeys(meta: IDBObjectStore, { key, leaves, enters }: KeyChange): Promise<void> {
  if (key === null) meta.delete('openKey')
  if (enters) meta.delete('signedOut')
  const kept = (await getMeta(meta, 'personKeys')) ?? {}
  if (key) {
    await putMeta(meta, 'personKeys', { ...kept, [key.open.userId]: key.kept })
    await putMeta(meta, 'openKey', key.open)
  }
  if (leaves) {
    const { [leaves]: gone, ...others } = kept
    await putMeta(meta, 'personKeys', others)
    await putMeta(meta, 'signedOut', { userId: leaves, kid: gone?.kid ?? null })
  }
}

export const personOf = ({ people }: Account, userId: string | null): KnownPerson | null =>
  people.find((person) => person.userId === userId) ?? null

export function vaultOf(account: Account, userId: string): PinVault | null {
  const pin = personOf(account, userId)?.pin ?? null
  return isVault(pin) ? pin : null
}

/** Signed in with a password: known from now on, and using the device. A PIN of before, which opens no key, is chosen anew. */
export const withPerson = (account: Account, person: Omit<KnownPerson, 'pin'>): Account => ({
  people: [
    ...account.people.filter(({ userId }) => userId !== person.userId),
    { ...person, pin: vaultOf(account, person.userId) },
  ],
  current: person.userId,
  locked: false,
  failures: 0,
  waitUntil: 0,
})
