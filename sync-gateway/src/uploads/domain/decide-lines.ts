// What an upload changes, given what is stored: the only place that knows accepted, duplicate, conflict, fork and
// quarantine. Pure, so that any order and any repetition can be proven to end in the same place.

import type { LineException } from '@sac/contracts/sync/protocol'
import { type RangeSet, toRanges } from '@sac/contracts/sync/ranges'
import { hintFor } from './hint-for.ts'
import type { JudgedLine, RefusedLine, ValidLine } from './judge-line.ts'

export type Stored = {
  /** Hash of each stored event among those in the upload. */
  hashes: ReadonlyMap<string, string>
  /** Event that owns each taken place among those in the upload, by `placeOf`. */
  places: ReadonlyMap<string, string>
  /** Where an epoch is known to have forked. */
  forks: ReadonlyMap<string, number>
}

export type Decision = {
  accepted: { line: ValidLine; forked: boolean }[]
  conflicts: ValidLine[]
  quarantined: RefusedLine[]
  /** Everything now durable, whatever became of it. */
  received: RangeSet
  /** Lowest new fork of each epoch. */
  forks: Map<string, number>
  except: LineException[]
}

export const placeOf = (epoch: string, seq: number): string => `${epoch}/${seq}`

export const seqOf = (line: JudgedLine): number => (line.status === 'valid' ? line.line.seq : line.seq)

type Draft = {
  accepted: Decision['accepted']
  conflicts: ValidLine[]
  quarantined: RefusedLine[]
  hashes: Map<string, string>
  places: Map<string, string>
  forks: Map<string, number>
}

/** `epoch` is the one of the upload's header: only its owner is told to rotate. */
export function decideLines(lines: readonly JudgedLine[], stored: Stored, epoch: string): Decision {
  const draft: Draft = {
    accepted: [],
    conflicts: [],
    quarantined: [],
    hashes: new Map(stored.hashes),
    places: new Map(stored.places),
    forks: new Map(stored.forks),
  }
  for (const line of lines) {
    if (line.status === 'refused') draft.quarantined.push(line)
    else take(line, draft)
  }
  const { accepted, conflicts, quarantined, forks } = draft
  return {
    accepted,
    conflicts,
    quarantined,
    received: toRanges(lines.map(seqOf).filter((seq) => seq > 0)),
    forks,
    except: lines.flatMap((line) => exceptionOf(line, draft, epoch) ?? []),
  }
}

function take(line: ValidLine, draft: Draft): void {
  const { eventId } = line.line
  const known = draft.hashes.get(eventId)
  if (known === line.hash) return
  const forked = claimPlace(line, draft)
  if (known !== undefined) {
    draft.conflicts.push(line)
    return
  }
  draft.hashes.set(eventId, line.hash)
  draft.accepted.push({ line, forked })
}

// Conflicting texts claim their place too: where an epoch forked must not depend on which text came first.
function claimPlace({ line: { eventId, epoch, seq } }: ValidLine, draft: Draft): boolean {
  const place = placeOf(epoch, seq)
  const owner = draft.places.get(place)
  if (owner === undefined) draft.places.set(place, eventId)
  if (owner === undefined || owner === eventId) return false
  draft.forks.set(epoch, Math.min(seq, draft.forks.get(epoch) ?? seq))
  return true
}

function exceptionOf(line: JudgedLine, draft: Draft, headerEpoch: string): LineException | null {
  if (line.status === 'refused') return quarantineOf(line)
  const { eventId, epoch, seq } = line.line
  if (draft.hashes.get(eventId) !== line.hash) return answerOf(line, 'conflict-hash', 'eventId')
  // After a fork the watermark of this epoch says nothing any more, so each line is answered for itself.
  const forkedAt = draft.forks.get(epoch) ?? Number.POSITIVE_INFINITY
  return epoch === headerEpoch && seq >= forkedAt ? answerOf(line, 'forked', 'epoch') : null
}

function answerOf({ index, line }: ValidLine, status: 'conflict-hash' | 'forked', field: string): LineException {
  const code = `line.${status}` as const
  const hint = hintFor({ code, field, detail: '' })
  return { line: index, seq: line.seq, eventId: line.eventId, status, code, hint }
}

function quarantineOf({ index, seq, frame, refusal }: RefusedLine): LineException {
  const eventId = frame === null ? {} : { eventId: frame.eventId }
  const { code } = refusal
  return { line: index, seq: seq || null, ...eventId, status: 'quarantined', code, hint: hintFor(refusal) }
}
