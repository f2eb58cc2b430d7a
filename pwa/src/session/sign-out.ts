// Signing out for good: here at once, at the office as soon as it can be reached. Nothing that was saved is deleted.
import type { Account, KnownPerson } from '#db/account.ts'
import { readMeta } from '#db/outbox-meta.ts'
import { askToRenew, inTurn, isNoWord, jsonHeaders, patienceMs, type SessionPorts } from './ask-to-renew.ts'
import { changeAccount, readAccount } from './known-people.ts'

/** Whoever uses the device does no more: their key and their PIN are gone, and the device asks who comes next. */
export async function signOut(ports: SessionPorts): Promise<void> {
  const { current } = await readAccount(ports.outbox)
  if (current === null) return
  const withoutPin = (person: KnownPerson) => (person.userId === current ? { ...person, pin: null } : person)
  const left = ({ people, ...account }: Account) => ({
    ...account,
    people: people.map(withoutPin),
    current: null,
    locked: true,
  })
  await changeAccount(ports.outbox, left, { key: null, leaves: current })
  await tellSignOut(ports)
}

/** Retires the key and ends the sign-in at the office, if somebody has signed out here and it has not been told. Never rejects. */
export const tellSignOut = (ports: SessionPorts): Promise<void> =>
  inTurn(ports, () => tell(ports)).catch(() => undefined)

async function tell(ports: SessionPorts): Promise<void> {
  const left = await readMeta(ports.outbox, 'signedOut')
  if (!left) return
  const answer = await askToRenew(ports)
  if (isNoWord(answer.status)) return
  // A sign-in that is over, or a colleague's, can be told nothing: the key is gone here, and counts no longer than thirty days.
  if (answer.status === 'ok' && answer.body.user.userId === left.userId) {
    if (left.kid !== null && !(await retire(ports, left.kid, answer.body.accessToken))) return
    if (!(await endSession(ports))) return
  }
  await ports.outbox.transact('write', async ({ meta }) => {
    meta.delete('signedOut')
  })
}

async function retire({ http }: SessionPorts, kid: string, token: string): Promise<boolean> {
  const headers = { ...jsonHeaders, Authorization: `Bearer ${token}` }
  const body = JSON.stringify({ kid })
  return (await http({ method: 'POST', path: '/sync/v1/keys/retire', headers, body, timeoutMs: patienceMs })).ok
}

const endSession = async ({ http }: SessionPorts): Promise<boolean> =>
  (await http({ method: 'POST', path: '/api/v1/auth/logout', headers: {}, timeoutMs: patienceMs })).ok
