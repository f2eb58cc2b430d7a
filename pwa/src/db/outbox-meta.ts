// What `meta` holds, by key. A list of rows of one kind lives under array keys that begin with the same word.
import type { Watermark } from '@sac/contracts/sync/protocol'
import type { KeyPair } from '#platform/signing.ts'
import type { Account, OpenKey, PersonKey, SignedOut } from './account.ts'
import type { Outbox } from './outbox.ts'
import { answered } from './transactions.ts'

/** Server minus device clock, and when that was measured (device clock). */
export type ClockOffset = { offsetMs: number; measuredAt: number; roundTripMs: number }

/** The office's last answer about what it has, and the highest seq that answer speaks of. */
export type LastAnswer = { at: string; watermark: Watermark; head: number }

export type Enrolment = {
  credential: string
  /** Office public key (ECDH P-256 JWK). */
  exportKey: JsonWebKey
  name: string
  at: string
}

export type MetaValues = {
  deviceId: string
  /** Epoch of new lines. */
  epoch: string
  /** Highest seq given out. */
  seq: number
  /** Highest seq ever offered to the office. */
  offeredTo: number
  hlc: { ms: number; c: number }
  /** Written and read back whenever the app becomes visible. */
  canary: { madeAt: number; checkedAt: number }
  clockOffset: ClockOffset
  lastAnswer: LastAnswer
  enrolment: Enrolment
  account: Account
  /** The device's own. */
  deviceKey: KeyPair
  /** Of everybody who has signed in here, by user id; each opens with their PIN. */
  personKeys: Readonly<Record<string, PersonKey>>
  /** Of whoever has unlocked the device; none while it is locked. */
  openKey: OpenKey
  signedOut: SignedOut
  /** What was being written when the app was last seen, by kind. */
  drafts: Readonly<Record<string, unknown>>
}

export async function getMeta<K extends keyof MetaValues>(
  meta: IDBObjectStore,
  key: K,
): Promise<MetaValues[K] | undefined> {
  return (await answered(meta.get(key))) as MetaValues[K] | undefined
}

export const putMeta = <K extends keyof MetaValues>(meta: IDBObjectStore, key: K, value: MetaValues[K]) =>
  answered(meta.put(value, key))

/** One value, outside of any other transaction. */
export const readMeta = <K extends keyof MetaValues>(outbox: Outbox, key: K): Promise<MetaValues[K] | undefined> =>
  outbox.transact('read', ({ meta }) => getMeta(meta, key))

export const writeMeta = <K extends keyof MetaValues>(outbox: Outbox, key: K, value: MetaValues[K]): Promise<void> =>
  outbox.transact('write', async ({ meta }) => {
    await putMeta(meta, key, value)
  })

export type Identity = { deviceId: string; epoch: string; seq: number }

export async function getIdentity(meta: IDBObjectStore): Promise<Identity | null> {
  const keys = ['deviceId', 'epoch', 'seq'] as const
  const [known, epoch, seq] = await Promise.all(keys.map((key) => answered(meta.get(key)) as Promise<unknown>))
  return typeof known === 'string' ? { deviceId: known, epoch: String(epoch), seq: Number(seq) } : null
}

/** Who this device is; made the first time. */
export async function takeIdentity(
  meta: IDBObjectStore,
  { newId, now }: Pick<Outbox, 'newId' | 'now'>,
): Promise<Identity> {
  const known = await getIdentity(meta)
  if (known) return known
  const identity = { deviceId: newId(), epoch: newId(), seq: 0 }
  for (const key of ['deviceId', 'epoch', 'seq'] as const) await putMeta(meta, key, identity[key])
  await putMeta(meta, 'canary', { madeAt: now(), checkedAt: now() })
  return identity
}

/** The same outside of any other transaction. Only the first time it waits for the disk. */
export const readIdentity = async (outbox: Outbox): Promise<Identity> =>
  (await outbox.transact('read', ({ meta }) => getIdentity(meta))) ??
  outbox.transact('write', ({ meta }) => takeIdentity(meta, outbox))

/** Writes and reads the canary: false when this device cannot be trusted to keep anything right now. */
export async function canSave(outbox: Outbox): Promise<boolean> {
  const checkedAt = outbox.now()
  try {
    await outbox.transact('write', async ({ meta }) => {
      const canary = await getMeta(meta, 'canary')
      await putMeta(meta, 'canary', { madeAt: canary?.madeAt ?? checkedAt, checkedAt })
    })
    return (await readMeta(outbox, 'canary'))?.checkedAt === checkedAt
  } catch {
    return false
  }
}
