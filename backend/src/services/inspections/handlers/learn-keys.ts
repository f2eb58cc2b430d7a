// What the log tells of keys: they are stored, and the seals that waited for one are judged again. Those are looked for only when
// our own word of it has come back, after the key is there for everybody: a seal judged meanwhile is found, or has found the key.
import { newEvent } from '@sac/contracts/events/new-event'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { awaitJudgesWithout, listWaitingForKeys, upsertKeys, upsertRetirements } from '../store/key-rows.ts'
import type { KeySaid, Said } from './read-event.ts'

export const isOfKey = (said: Said | KeySaid): said is KeySaid => said.kind.startsWith('key')

/** Returns the inspections to be judged again. Call it before any lock is taken. */
export async function learnKeys(deps: InspectionsDeps, tx: Tx, said: readonly KeySaid[]): Promise<string[]> {
  const learned = said.flatMap((one) => (one.kind === 'key-learned' ? [one.kid] : []))
  if (learned.length > 0) await awaitJudgesWithout(tx, learned)
  await storeKeys(deps, tx, said)
  return learned.length > 0 ? listWaitingForKeys(tx) : []
}

async function storeKeys(deps: InspectionsDeps, tx: Tx, said: readonly KeySaid[]): Promise<void> {
  const retired = new Map<string, { kid: string; retiredAt: string }>()
  const keys = new Map<string, Extract<KeySaid, { kind: 'key' }>['key']>()
  for (const one of said) {
    if (one.kind === 'key') keys.set(one.key.kid, one.key)
    if (one.kind === 'key-retired') retired.set(one.kid, one)
  }
  if (retired.size > 0) await upsertRetirements(tx, [...retired.values()])
  if (keys.size === 0) return
  await upsertKeys(tx, [...keys.values()])
  const learned = [...keys.values()].map(({ kid, deviceId, userId }) =>
    newEvent('inspection.key-learned', { kid, deviceId }, { userId }),
  )
  await publish(deps, tx, learned)
}
