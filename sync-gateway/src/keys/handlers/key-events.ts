import { keyDays } from '@sac/contracts/authorship/signing-key'
import type { KeyRetiredData } from '@sac/contracts/events/device-events'
import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import type { KeyRow } from '../store/key-rows.ts'

const dayMs = 24 * 60 * 60_000

/** Until when a person's key counts that is seen now. */
export const validityFrom = (now: Date): Date => new Date(now.getTime() + keyDays * dayMs)

/** Told at most once a day: what was seen an hour ago says nothing new. */
export const isWorthExtending = (validUntil: Date, now: Date): boolean =>
  validityFrom(now).getTime() - validUntil.getTime() >= dayMs

/** Nothing, for a device's own key: only the gateway reads what that signs. */
export function registeredEvents({ kid, publicKey, deviceId, userId, registeredAt, validUntil }: KeyRow): NewEvent[] {
  if (userId === null || validUntil === null) return []
  const times = { registeredAt: registeredAt.toISOString(), validUntil: validUntil.toISOString() }
  return [newEvent('inspection.key-registered', { kid, publicKey, deviceId, userId, ...times }, { userId })]
}

/** The same for one that has been retired. */
export function retiredEvents({ kid, deviceId, userId, retiredAt }: KeyRow, why: KeyRetiredData['why']): NewEvent[] {
  if (userId === null || retiredAt === null) return []
  const data = { kid, deviceId, userId, retiredAt: retiredAt.toISOString(), why }
  return [newEvent('inspection.key-retired', data, { userId })]
}
