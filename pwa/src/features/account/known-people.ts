// Who has signed in on this device, and who is using it. Kept with the evidence: signing out locks, it never deletes.
import type { SignedInUser } from '@sac/contracts/http/auth'
import type { Outbox } from '#db/outbox.ts'
import { getMeta, putMeta, readMeta } from '#db/outbox-meta.ts'
import type { PinHash } from './pin.ts'

export type KnownPerson = SignedInUser & { email: string; signedInAt: string; pin: PinHash | null }

export type Account = {
  people: readonly KnownPerson[]
  /** Who recorded last, or records now. */
  current: string | null
  locked: boolean
  failures: number
  /** No PIN is tried before this moment (device clock, milliseconds). */
  waitUntil: number
}

const nobody: Account = { people: [], current: null, locked: true, failures: 0, waitUntil: 0 }

export const readAccount = async (outbox: Outbox): Promise<Account> => (await readMeta(outbox, 'account')) ?? nobody

/** Changes the account in one transaction and tells every tab. */
export async function changeAccount(outbox: Outbox, change: (account: Account) => Account): Promise<Account> {
  const account = await outbox.transact('write', async ({ meta }) => {
    const next = change((await getMeta(meta, 'account')) ?? nobody)
    await putMeta(meta, 'account', next)
    return next
  })
  outbox.changes.announce({ about: 'account' })
  return account
}

export const personOf = ({ people }: Account, userId: string | null): KnownPerson | null =>
  people.find((person) => person.userId === userId) ?? null

/** Signed in with a password: known from now on, and using the device. */
export const withPerson = (account: Account, person: Omit<KnownPerson, 'pin'>): Account => ({
  people: [
    ...account.people.filter(({ userId }) => userId !== person.userId),
    { ...person, pin: personOf(account, person.userId)?.pin ?? null },
  ],
  current: person.userId,
  locked: false,
  failures: 0,
  waitUntil: 0,
})
