// A device shows the keys it signs with. A new key takes the place of its owner's former one; one that is known counts longer.
import { createHash } from 'node:crypto'
import type { PublicKey } from '@sac/contracts/authorship/signing-key'
import { keyStatement, type Owner } from '@sac/contracts/authorship/statements'
import { thumbprintText } from '@sac/contracts/certificate/crypto-port'
import type { KeyStanding, KeysShown, ShownKey } from '@sac/contracts/sync/signing-keys'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publish } from '@sac/platform/outbox/publish'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import type * as z from 'zod/mini'
import { lockDevice } from '#devices/store/device-rows'
import type { GatewayContext } from '#gateway-context'
import { extendKey, findKey, insertKeyIfAbsent, type KeyRow, retireKeyOf } from '../store/key-rows.ts'
import { isWorthExtending, registeredEvents, retiredEvents, validityFrom } from './key-events.ts'

type Context = Pick<GatewayContext, 'pool' | 'now' | 'newId'>
type Showing = { deviceId: string; userId: string; keys: readonly ShownKey[] }
type Standing = z.infer<typeof KeyStanding>

/** Throws Problem `request.invalid` when whoever shows a key does not hold it. */
export async function showKeys(context: Context, { deviceId, userId, keys }: Showing): Promise<KeysShown> {
  const at = context.now()
  const standings = await withTransaction(context.pool, async (tx) => {
    await lockDevice(tx, deviceId)
    const told: Standing[] = []
    for (const shown of keys) {
      const owner = { deviceId, userId: shown.owner === 'person' ? userId : null }
      told.push(await takeKey(context, tx, { owner, ...requireHolder(owner, shown), at }))
    }
    return told
  })
  return { serverTime: at.toISOString(), keys: standings }
}

function requireHolder(owner: Owner, { publicKey, proof }: ShownKey): { kid: string; publicKey: PublicKey } {
  const kid = createHash('sha256').update(thumbprintText(publicKey)).digest('base64url')
  if (verifySignature(publicKey, keyStatement(owner, kid), Buffer.from(proof, 'base64url'))) return { kid, publicKey }
  const errors = [{ field: 'keys.proof', detail: 'not made with this key' }]
  throw new Problem('request.invalid', { detail: 'Prove that you hold the key you show.', errors })
}

type Taking = { owner: Owner; kid: string; publicKey: PublicKey; at: Date }

async function takeKey(context: Context, tx: Tx, { owner, kid, publicKey, at }: Taking): Promise<Standing> {
  const retired = { kid, status: 'retired', validUntil: null } as const
  const known = await findKey(tx, kid)
  if (known) return isLive(known, owner, at) ? extend(context, tx, known) : retired
  const former = await retireKeyOf(tx, { ...owner, at, why: 'replaced' })
  const validUntil = owner.userId === null ? null : validityFrom(at)
  const key = { ...owner, kid, publicKey, registeredAt: at, validUntil }
  if (!(await insertKeyIfAbsent(tx, key))) return retired
  const events = [
    ...former.flatMap((row) => retiredEvents(row, 'replaced')),
    ...registeredEvents({ ...key, retiredAt: null }),
  ]
  await publish(context, tx, events)
  return standingOf(key)
}

// One of another owner has come here with a copied profile: this one makes its own.
const isLive = ({ deviceId, userId, validUntil, retiredAt }: KeyRow, owner: Owner, at: Date): boolean =>
  deviceId === owner.deviceId &&
  userId === owner.userId &&
  retiredAt === null &&
  (validUntil === null || validUntil.getTime() > at.getTime())

async function extend(context: Context, tx: Tx, key: KeyRow): Promise<Standing> {
  const now = context.now()
  if (key.validUntil === null || !isWorthExtending(key.validUntil, now)) return standingOf(key)
  const extended = { ...key, validUntil: validityFrom(now) }
  await extendKey(tx, extended)
  await publish(context, tx, registeredEvents(extended))
  return standingOf(extended)
}

const standingOf = ({ kid, validUntil }: Pick<KeyRow, 'kid' | 'validUntil'>): Standing => ({
  kid,
  status: 'registered',
  validUntil: validUntil?.toISOString() ?? null,
})
