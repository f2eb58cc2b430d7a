// Everything that has arrived of one inspection, as the assessment sees it.
import type { JudgedKey } from '@sac/contracts/authorship/judge-authorship'
import type { BlobContent } from '@sac/contracts/events/device-events'
import type { NotBefore } from '@sac/contracts/events/receipt'
import type { EventLine } from '@sac/contracts/sync/event-line'

export type ReceivedLine = {
  line: EventLine
  /** SHA-256 of the exact text, lower-case hexadecimal. */
  payloadHash: string
  /** Server time of its acceptance in UTC, all of one form: as texts they are in the order of arrival. */
  receivedAt: string
  /** What the gateway knew of it; null for lines from before it told. */
  receipt?: Receipt | null
}

/** Instants in UTC. */
export type Receipt = {
  /** When it came to the gateway. */
  at: string
  /** When the gateway accepted it, where it had waited in quarantine. */
  acceptedAt?: string
  notBefore: NotBefore | null
  /** As far as known there and then. */
  authorDisabledAt: string | null
}

/** A line that was kept but cannot be used: quarantined by the gateway, or a second content under one eventId. */
export type UnusableLine = {
  eventId: string | null
  code: string
  detail: string
  /** The office decided that it will not count. */
  settled: boolean
}

export type Evidence = {
  lines: readonly ReceivedLine[]
  unusable: readonly UnusableLine[]
  /** Verified photos and signatures: bytes by SHA-256. */
  blobs: ReadonlyMap<string, number>
  /** What they are; nothing is known of those that came before it was judged. */
  contents?: ReadonlyMap<string, BlobContent>
  /** Keys that seals name and the log has told of, by key id. */
  keys?: ReadonlyMap<string, JudgedKey>
}
