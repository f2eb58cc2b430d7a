import { gzipSync } from 'node:zlib'
import { type BatchHeader, deviceHeader } from '@sac/contracts/sync/protocol'
import { type Day, type DayEvent, makeDay } from '../day/make-day.ts'
import { seededRandom } from '../day/seeded-random.ts'

export type Batch = { events: DayEvent[]; body: Buffer }
export type Device = { day: Day; batches: Batch[] }

/**
 * Days of several devices as uploads of 500 lines in shuffled order, and every tenth batch again: what a gateway sees after
 * a night without network.
 */
export function makeDevices({ count, seed }: { count: number; seed: string }): Device[] {
  return Array.from({ length: count }, (_, index) => {
    const day = makeDay({ seed: `${seed} ${index}`, meanPhotoBytes: 100 })
    const random = seededRandom(`${seed} order ${index}`)
    const batches = split(day.events).map((events) => toBatch(day, events))
    const again = batches.filter(() => random.below(10) === 0)
    return { day, batches: shuffle([...batches, ...again], random.below) }
  })
}

function split(events: DayEvent[], size = 500): DayEvent[][] {
  return Array.from({ length: Math.ceil(events.length / size) }, (_, n) => events.slice(n * size, (n + 1) * size))
}

function toBatch({ deviceId, epoch, events: all }: Day, events: DayEvent[]): Batch {
  const seqs = events.map(({ frame }) => frame.seq)
  const header: BatchHeader = {
    deviceId,
    epoch,
    head: all.length,
    seqs: [[seqs[0] ?? 0, seqs.at(-1) ?? 0]],
    photos: [],
    pending: { events: all.length, blobs: 0, bytes: 0, oldest: null },
    build: 'bench',
    cursor: null,
  }
  const text = [JSON.stringify(header), ...events.map(({ line }) => line)].join('\n')
  return { events, body: gzipSync(`${text}\n`) }
}

function shuffle<Item>(items: Item[], below: (below: number) => number): Item[] {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = below(last + 1)
    const [a, b] = [items[last], items[other]]
    if (a !== undefined && b !== undefined) [items[last], items[other]] = [b, a]
  }
  return items
}

/** Headers of an upload. */
export const uploadHeaders = (credential: string) => ({
  [deviceHeader]: credential,
  'content-type': 'application/x-ndjson',
  'content-encoding': 'gzip',
})
