import type { DeviceReport } from '@sac/contracts/http/devices'
import { count, gaps } from '@sac/contracts/sync/ranges'
import { type EpochRecord, receivedFor, watermarkFor } from './watermark.ts'

type Known = {
  deviceId: string
  name: string
  inspectorId: string
  build: string
  enrolledAt: Date
  revokedAt: Date | null
  lastContactAt: Date | null
  clockOffsetMs: number | null
  epoch: string | null
  pending: DeviceReport['pending']
  archived: number
}
type Owed = {
  epochs: readonly (EpochRecord & { owedSince: Date | null })[]
  photos: { count: number; photos: string[]; since: Date | null }
  alarms: readonly { kind: DeviceReport['alarms'][number]['kind']; detail: Record<string, unknown>; raisedAt: Date }[]
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

const earliest = (dates: readonly (Date | null | undefined)[]): Date | null =>
  dates.reduce<Date | null>((first, date) => (date && (first === null || date < first) ? date : first), null)

/** What the office sees of a device: what it said of itself, what has come, and what is still owed since when. */
export function deviceReport(device: Known, { epochs, photos, alarms }: Owed): DeviceReport {
  const { archived, epoch: named, ...known } = device
  const epoch = named ?? ''
  const { head, owedSince } = epochs.find((record) => record.epoch === epoch) ?? { head: 0, owedSince: null }
  return {
    ...known,
    enrolledAt: known.enrolledAt.toISOString(),
    revokedAt: iso(known.revokedAt),
    lastContactAt: iso(known.lastContactAt),
    head,
    watermark: watermarkFor({ epochs, epoch, archived }),
    eventsOwed: count(gaps(receivedFor(epochs, epoch), head)),
    photosOwed: photos.count,
    photos: photos.photos,
    owedSince: iso(earliest([owedSince, photos.since])),
    alarms: alarms.map(({ kind, detail, raisedAt }) => ({ kind, detail, raisedAt: raisedAt.toISOString() })),
  }
}
