// What one profile of a device may consider delivered. A device normally has one profile; a copied profile shares its
// past up to the fork and nothing after, so from the fork on only what came under a profile's own epoch counts for it.
import type { Watermark } from '@sac/contracts/sync/protocol'
import { below, contiguous, gaps, highest, type RangeSet, union } from '@sac/contracts/sync/ranges'

export type EpochRecord = {
  epoch: string
  /** Highest sequence number the device said it has. */
  head: number
  /** Delivered under headers of this epoch. */
  received: RangeSet
  /** Lowest sequence number two different events of this epoch use. */
  forkedAt: number | null
}

/** More ranges than this are reported as one: claiming too little received only costs a repetition. */
export const maxMissingRanges = 200

/** The same records after forks were found, of known epochs or of others. */
export function withForks(epochs: readonly EpochRecord[], forks: ReadonlyMap<string, number>): EpochRecord[] {
  const known = new Set(epochs.map(({ epoch }) => epoch))
  const unknown = [...forks].filter(([epoch]) => !known.has(epoch))
  return [
    ...epochs.map((record) => ({ ...record, forkedAt: forks.get(record.epoch) ?? record.forkedAt })),
    ...unknown.map(([epoch, forkedAt]) => ({ epoch, head: 0, received: [], forkedAt })),
  ]
}

/** Where each forked epoch forked. */
export const forksOf = (epochs: readonly EpochRecord[]): Map<string, number> =>
  new Map(epochs.flatMap(({ epoch, forkedAt }) => (forkedAt === null ? [] : [[epoch, forkedAt] as const])))

const forkOf = (record: EpochRecord) => record.forkedAt ?? Number.POSITIVE_INFINITY

/** The sequence numbers that count as received for the profile writing under `epoch`. */
export function receivedFor(epochs: readonly EpochRecord[], epoch: string): RangeSet {
  const firstFork = Math.min(...epochs.map(forkOf))
  const counted = epochs.map((record) =>
    below(record.received, record.epoch === epoch ? forkOf(record) : Math.min(firstFork, forkOf(record))),
  )
  return union(...counted)
}

function shorten(missing: RangeSet, head: number): [number, number][] {
  const shown = missing.slice(0, maxMissingRanges).map(([first, last]): [number, number] => [first, last])
  const last = shown.at(-1)
  if (last && missing.length > maxMissingRanges) last[1] = head
  return shown
}

type WatermarkOptions = { epochs: readonly EpochRecord[]; epoch: string; archived: number }

/** `missing` reaches up to the highest number known of this profile, sent or not. */
export function watermarkFor({ epochs, epoch, archived }: WatermarkOptions): Watermark {
  const received = receivedFor(epochs, epoch)
  const head = Math.max(highest(received), epochs.find((record) => record.epoch === epoch)?.head ?? 0)
  const upTo = contiguous(received)
  return { contiguous: upTo, archived: Math.min(archived, upTo), missing: shorten(gaps(received, head), head) }
}
