// The end of each partition as this process appended it. Its consumers read it within milliseconds, each group for itself:
// from here they have it without asking the database for what has just been told to it.
import type { BusRecord, PartitionPosition } from '../port.ts'
import { partitionId } from './owned-partition.ts'

export type LogTail = {
  /** Adds committed records of one partition, without holes among them, and tells whoever listens. */
  add: (records: readonly BusRecord[]) => void
  /** Called with where a partition ends now; returns the function that ends this. */
  onAdded: (listener: Listener) => () => void
  /** Records from an offset on, at most `limit`; undefined where the database has to be asked. */
  read: (at: PartitionPosition & { from: number; limit: number }) => readonly BusRecord[] | undefined
  /** Lets go of what has been here for its time. */
  trim: () => void
  /** Lets go of everything: the database may be another one now. */
  forget: () => void
}

type Listener = (at: PartitionPosition, end: number) => void
type Part = { at: number; records: readonly BusRecord[] }

const keptMs = 2_000
const keptBytes = 2 * 1024 * 1024

export function createLogTail(now: () => number = () => performance.now()): LogTail {
  const tails = new Map<string, Part[]>()
  const listeners = new Set<Listener>()
  const keep = (id: string, part: Part) => {
    const [parts, first] = [tails.get(id) ?? [], part.records[0]?.offset ?? 0]
    const end = endOf(parts) ?? first
    // Later: another process has appended between. Earlier: the answer to an append before was slower than the one after it.
    if (first > end) tails.set(id, [part])
    if (first === end) tails.set(id, [...shortened(parts), part])
  }
  return {
    add: (records) => {
      const last = records.at(-1)
      if (!last) return
      keep(partitionId(last), { at: now(), records })
      for (const listener of listeners) listener(last, last.offset + 1)
    },
    onAdded: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: ({ from, limit, ...at }) => {
      const parts = tails.get(partitionId(at)) ?? []
      // Nearly always the last.
      let index = parts.length
      while (endsAfter(parts[index - 1], from)) index -= 1
      const first = parts[index]?.records[0]?.offset ?? Infinity
      return first > from ? undefined : recordsOf(parts.slice(index), from - first, limit)
    },
    trim: () => {
      for (const [id, parts] of tails) {
        const rest = parts.filter(({ at }) => at > now() - keptMs)
        if (rest.length > 0) tails.set(id, rest)
        else tails.delete(id)
      }
    },
    forget: () => tails.clear(),
  }
}

const endsAfter = (part: Part | undefined, offset: number) => (part?.records.at(-1)?.offset ?? -1) >= offset

function recordsOf([first, ...later]: readonly Part[], skipped: number, limit: number): readonly BusRecord[] {
  const found = first?.records.slice(skipped, skipped + limit) ?? []
  for (const { records } of later) {
    if (found.length >= limit) break
    found.push(...records.slice(0, limit - found.length))
  }
  return found
}

function endOf(parts: readonly Part[]): number | undefined {
  const last = parts.at(-1)?.records.at(-1)
  return last && last.offset + 1
}

/** The newest parts that are not too much together. */
function shortened(parts: readonly Part[]): Part[] {
  let room = keptBytes
  return parts
    .toReversed()
    .filter(({ records }) => {
      room -= records.reduce((sum, { value }) => sum + value.byteLength, 0)
      return room > 0
    })
    .toReversed()
}
