import type { Watermark } from '@sac/contracts/sync/protocol'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { GatewayContext } from '#gateway-context'
import type { RangeSet } from '../domain/ranges.ts'
import { type EpochRecord, watermarkFor } from '../domain/watermark.ts'
import { hasOpenAlarm, insertAlarm, resolveAlarms } from '../store/alarm-rows.ts'
import { type DeviceRow, type PendingCounts, recordContact } from '../store/device-rows.ts'
import { recordDelivery, recordOwed } from '../store/epoch-rows.ts'
import { advanceArchived } from './advance-archived.ts'

type Report = {
  epoch: string
  head: number
  pending: PendingCounts
  received: RangeSet
  build: string | null
  clockOffsetMs: number | null
}

type Recorded = {
  device: DeviceRow
  /** All profiles of the device as they were before, forks found meanwhile included. */
  epochs: readonly EpochRecord[]
  report: Report
  at: Date
}

/**
 * Notes what a device says of itself and what it has delivered; returns what it may consider received. Call with the
 * device locked.
 */
export async function recordReport(
  tx: Tx,
  { newId }: Pick<GatewayContext, 'newId'>,
  { device, epochs, report, at }: Recorded,
): Promise<Watermark> {
  const { deviceId } = device
  const { epoch, received, pending, clockOffsetMs } = report
  const head = Math.max(0, report.head)
  const known = epochs.find((record) => record.epoch === epoch)?.head ?? 0
  const own = await recordDelivery(tx, { deviceId, epoch, head, received, at })
  await recordContact(tx, { deviceId, at, epoch, pending, build: plainText(report.build), clockOffsetMs })
  await watchHead(tx, { newId, deviceId, epoch, known, head, at })
  const profiles = [...epochs.filter((record) => record.epoch !== epoch), own]
  const upTo = watermarkFor({ epochs: profiles, epoch, archived: 0 }).contiguous
  const archived = await advanceArchived(tx, { deviceId, archived: device.archived, contiguous: upTo, at })
  const watermark = watermarkFor({ epochs: profiles, epoch, archived })
  await recordOwed(tx, { deviceId, epoch, owed: watermark.missing.length > 0, at })
  return watermark
}

type HeadSeen = {
  newId: GatewayContext['newId']
  deviceId: string
  epoch: string
  known: number
  head: number
  at: Date
}

// A head that went back means lost storage, or an old request that arrived late: the next contact tells which.
async function watchHead(tx: Tx, { newId, deviceId, epoch, known, head, at }: HeadSeen): Promise<void> {
  const alarm = { deviceId, kind: 'head-went-back', epoch, at } as const
  if (head >= known) await resolveAlarms(tx, alarm)
  else if (!(await hasOpenAlarm(tx, alarm)))
    await insertAlarm(tx, { ...alarm, alarmId: newId(), detail: { epoch, known, reported: head } })
}

// A database text cannot hold every character JSON can.
const plainText = (text: string | null) => text?.replaceAll(/\p{Cc}/gu, '') ?? null
