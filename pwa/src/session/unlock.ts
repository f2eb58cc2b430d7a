import type { KnownPerson, PinVault } from '#db/account.ts'
import type { Outbox } from '#db/outbox.ts'
import { readMeta } from '#db/outbox-meta.ts'
import { changeAccount, personOf, readAccount } from './known-people.ts'
import { chooseVault, type MadeKey, openPersonKey } from './person-key.ts'
import { isRightPin, waitAfter } from './pin.ts'
import { isVault } from './pin-vault.ts'

export type UnlockOutcome = { status: 'unlocked' } | { status: 'wrong-pin' } | { status: 'wait'; until: number }

type UnlockPorts = { outbox: Outbox; now: () => number }
type Attempt = { userId: string; pin: string }

/** Lets in whoever knows the PIN of a person who has signed in here, and opens the key they sign with. */
export async function unlock({ outbox, now }: UnlockPorts, { userId, pin }: Attempt): Promise<UnlockOutcome> {
  const account = await readAccount(outbox)
  if (now() < account.waitUntil) return { status: 'wait', until: account.waitUntil }
  const opened = await openWith(outbox, personOf(account, userId), pin)
  if (opened) {
    const { vault, ...key } = opened
    const open = (person: KnownPerson) => (person.userId === userId ? { ...person, pin: vault } : person)
    const free = { current: userId, locked: false, failures: 0, waitUntil: 0 }
    await changeAccount(outbox, (known) => ({ ...known, people: known.people.map(open), ...free }), { key })
    return { status: 'unlocked' }
  }
  const failed = await changeAccount(outbox, (known) => {
    const failures = known.failures + 1
    const wait = waitAfter(failures)
    return { ...known, failures, waitUntil: wait === 0 ? 0 : now() + wait }
  })
  return failed.waitUntil > now() ? { status: 'wait', until: failed.waitUntil } : { status: 'wrong-pin' }
}

async function openWith(
  outbox: Outbox,
  person: KnownPerson | null,
  pin: string,
): Promise<(MadeKey & { vault: PinVault }) | null> {
  if (!person?.pin) return null
  const { userId, pin: vault } = person
  if (!isVault(vault)) return (await isRightPin(pin, vault)) ? chooseVault(userId, pin) : null
  const kept = (await readMeta(outbox, 'personKeys'))?.[userId]
  const key = await openPersonKey({ userId, pin, vault, kept })
  return key && { ...key, vault }
}
