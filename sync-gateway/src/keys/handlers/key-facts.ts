import { keyDays } from '@sac/contracts/authorship/signing-key'
import type { KeyRegisteredData, KeyRetiredData } from '@sac/contracts/events/key-events'
import type { NewFact } from '@sac/platform/outbox/append-fact'
import type { KeyRow } from '../store/key-rows.ts'

const dayMs = 24 * 60 * 60_000

/** Until when a person's key counts that is seen now. */
export const validityFrom = (now: Date): Date => new Date(now.getTime() + keyDays * dayMs)

/** Told at most once a day: what was seen an hour ago says nothing new. */
export const isWorthExtending = (validUntil: Date, now: Date): boolean =>
  validityFrom(now).getTime() - validUntil.getTime() >= dayMs

/** Nothing, for a device's own key: only the gateway reads what that signs. */
export function registeredFacts({ kid, publicKey, deviceId, userId, registeredAt, validUntil }: KeyRow): NewFact[] {
  if (userId === null || validUntil === null) return []
  const times = { registeredAt: registeredAt.toISOString(), validUntil: validUntil.toISOString() }
  const data: KeyRegisteredData = { kid, publicKey, deviceId, userId, ...times }
  return [{ eventType: 'inspection.key-registered', key: deviceId, userId, data }]
}

/** The same for one that has been retired. */
export function retiredFacts({ kid, deviceId, userId, retiredAt }: KeyRow, why: KeyRetiredData['why']): NewFact[] {
  if (userId === null || retiredAt === null) return []
  const data: KeyRetiredData = { kid, deviceId, userId, retiredAt: retiredAt.toISOString(), why }
  return [{ eventType: 'inspection.key-retired', key: deviceId, userId, data }]
}
