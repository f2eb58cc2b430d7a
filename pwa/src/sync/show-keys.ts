// Shows the office the keys this device signs with, so that it knows whose they are and goes on counting them.
import type { PublicKey } from '@sac/contracts/authorship/signing-key'
import { keyStatement, type Owner } from '@sac/contracts/authorship/statements'
import { deviceHeader } from '@sac/contracts/sync/protocol'
import { KeysShown, type ShownKey } from '@sac/contracts/sync/signing-keys'
import type { Outbox } from '#db/outbox.ts'
import { readIdentity, readMeta, writeMeta } from '#db/outbox-meta.ts'
import type { Http } from '#platform/http.ts'
import { readAnswer } from '#platform/read-answer.ts'
import { type KeyPair, makeKeyPair, signWith } from '#platform/signing.ts'
import { changeAccount, readAccount, vaultOf } from '#session/known-people.ts'
import { makePersonKey } from '#session/person-key.ts'
import type { Session } from '#session/session.ts'

export type KeyPorts = {
  outbox: Outbox
  http: Http
  now: () => number
  accessToken: Session['accessToken']
}

const againMs = 60 * 60_000

/** Made the first time. */
export async function takeDeviceKey(outbox: Outbox): Promise<KeyPair> {
  const known = await readMeta(outbox, 'deviceKey')
  if (known) return known
  const made = await makeKeyPair()
  await writeMeta(outbox, 'deviceKey', made)
  return made
}

/** Call it as often as there is contact: it asks when there is a key the office has not seen, and once an hour. Never rejects. */
export function createKeyShowing(ports: KeyPorts): () => Promise<void> {
  let shown = { kids: '', at: Number.NEGATIVE_INFINITY }
  const show = async (attempts: number): Promise<void> => {
    const keys = await keysOf(ports.outbox)
    const kids = keys.map(({ kid }) => kid).join(' ')
    if (kids === shown.kids && ports.now() - shown.at < againMs) return
    const retired = await ask(ports, keys)
    if (!retired) return
    if (retired.length === 0) shown = { kids, at: ports.now() }
    for (const key of retired) await replace(ports.outbox, key)
    // What takes their place is shown at once; should that be refused too, with the next contact.
    if (retired.length > 0 && attempts > 1) await show(attempts - 1)
  }
  // Seals wait for it at the office, nothing here does.
  return () => show(2).catch(() => undefined)
}

type Key = KeyPair & { owner: Owner }

async function keysOf(outbox: Outbox): Promise<Key[]> {
  if (!(await readMeta(outbox, 'enrolment'))) return []
  const { deviceId } = await readIdentity(outbox)
  const { current } = await readAccount(outbox)
  const open = await readMeta(outbox, 'openKey')
  const own = { ...(await takeDeviceKey(outbox)), owner: { deviceId, userId: null } }
  return open && open.userId === current ? [own, { ...open, owner: { deviceId, userId: open.userId } }] : [own]
}

const toShown = async ({ owner, kid, publicKey, privateKey }: Key): Promise<ShownKey> => ({
  owner: owner.userId === null ? 'device' : 'person',
  publicKey: publicKey satisfies PublicKey,
  proof: (await signWith({ kid, privateKey }, keyStatement(owner, kid))).signature,
})

/** Those of them that count no more; null when the office gave no answer. */
async function ask({ outbox, http, now, accessToken }: KeyPorts, keys: readonly Key[]): Promise<Key[] | null> {
  const token = await accessToken({ fresh: false })
  const enrolment = await readMeta(outbox, 'enrolment')
  if (token.status !== 'token' || !enrolment) return null
  const body = JSON.stringify({ keys: await Promise.all(keys.map(toShown)) })
  const proofs = { Authorization: `Bearer ${token.token}`, [deviceHeader]: enrolment.credential }
  const headers = { 'Content-Type': 'application/json', ...proofs }
  const exchange = http({ method: 'POST', path: '/sync/v1/keys', headers, body, timeoutMs: 20_000 })
  const answer = await readAnswer(exchange, KeysShown, now)
  if (answer.status !== 'ok') return null
  const retired = new Set(answer.body.keys.flatMap(({ kid, status }) => (status === 'retired' ? [kid] : [])))
  return keys.filter(({ kid }) => retired.has(kid))
}

async function replace(outbox: Outbox, { owner }: Key): Promise<void> {
  if (owner.userId === null) return writeMeta(outbox, 'deviceKey', await makeKeyPair())
  const vault = vaultOf(await readAccount(outbox), owner.userId)
  if (!vault) return
  const key = await makePersonKey(owner.userId, vault)
  await changeAccount(outbox, (account) => account, { key })
}
