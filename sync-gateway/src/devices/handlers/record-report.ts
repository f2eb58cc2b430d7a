import type { Watermark } from '@sac/contracts/sync/protocol'
import { type RangeSet, union } from '@sac/contracts/sync/ranges'
import type { Tx } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { GatewayContext } from '#gateway-context'
import { afterContact } from '../domain/contacts.ts'
import { type EpochRecord, watermarkFor, withForks } from '../domain/watermark.ts'
import { hasOpenAlarm, insertAlarm, resolveAlarms } from '../store/alarm-rows.ts'
import { type Contact, type DeviceRow, recordContact } from '../store/device-rows.ts'
import { type KnownEpoch, listEpochs, recordDelivery } from '../store/epoch-rows.ts'

/** A device and all its profiles as they were before it spoke, held until the transaction ends. */
export type HeardDevice = DeviceRow & { epochs: readonly KnownEpoch[] }

/** Notes what a device says of itself and holds it. Throws Problem `device.unknown`. */
export async function hearDevice(tx: Tx, contact: Contact): Promise<HeardDevice> {
  const device = await recordContact(tx, { ...contact, build: plainText(contact.build) })
  if (!device) throw new Problem('device.unknown')
  return { ...device, epochs: await listEpochs(tx, device.deviceId) }
}

type Report = {
  epoch: string
  head: number
  received: RangeSet
  /** Lowest forks found meanwhile, by epoch. */
  forks: ReadonlyMap<string, number>
  at: Date
}

/** Notes what a device has delivered; returns what it may consider received. */
export async function recordReport(
  tx: Tx,
  { newId }: Pick<GatewayContext, 'newId'>,
  { deviceId, epochs, archived }: HeardDevice,
  { epoch, received, forks, at, ...report }: Report,
): Promise<Watermark> {
  const head = Math.max(0, report.head)
  const before = epochs.find((record) => record.epoch === epoch) ?? { ...unheard, epoch }
  const own = { ...before, head: Math.max(before.head, head), received: union(before.received, received) }
  const others: readonly EpochRecord[] = epochs.filter((record) => record.epoch !== epoch)
  const watermark = watermarkFor({ epochs: withForks([...others, own], forks), epoch, archived })
  const contacts = afterContact(before.contacts, { head, at, contiguous: watermark.contiguous })
  await recordDelivery(tx, { deviceId, epoch, head, received, owed: watermark.missing.length > 0, contacts, at })
  await watchHead(tx, { newId, deviceId, before, head, at })
  return watermark
}

const unheard: Omit<KnownEpoch, 'epoch'> = { head: 0, reportedHead: 0, received: [], forkedAt: null, contacts: [] }

type HeadSeen = { newId: GatewayContext['newId']; deviceId: string; before: KnownEpoch; head: number; at: Date }

// A head that went back means lost storage, or an old request that arrived late: the next contact tells which.
async function watchHead(tx: Tx, { newId, deviceId, before, head, at }: HeadSeen): Promise<void> {
  const { epoch, head: known } = before
  const alarm = { deviceId, kind: 'head-went-back', epoch, at } as const
  if (head < known) {
    if (await hasOpenAlarm(tx, alarm)) return
    await insertAlarm(tx, { ...alarm, alarmId: newId(), detail: { epoch, known, reported: head } })
  } else if (before.reportedHead < known) await resolveAlarms(tx, alarm)
}

// A database text cannot hold every character JSON can.
const plainText = (text: string | null) => text?.replaceAll(/\p{Cc}/gu, '') ?? null
