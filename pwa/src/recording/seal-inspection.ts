// Seals an inspection: from here on the office can prove that exactly this arrived (design 04, "Completion manifest").
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection, type InspectionState } from '@sac/contracts/inspection/fold'
import { type Arrived, countingOn } from '@sac/contracts/inspection/holders'
import { nextSealNumber } from '@sac/contracts/inspection/next-seal-number'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { type ManifestEntry, manifestBytes } from '@sac/contracts/sync/manifest'
import type { LocalStore } from '#db/local-store.ts'
import { readIdentity, readMeta } from '#db/outbox-meta.ts'
import type { EventError } from '#db/outbox-schema.ts'
import { listRowsOf, readForeign, readOwn } from '#db/read-inspection.ts'
import { listForeignLines } from '#db/view.ts'
import { sha256 } from '#platform/sha256.ts'
import { recordEvents } from './record-events.ts'
import { RecordRefused } from './record-refused.ts'
import { signSeal } from './sign-seal.ts'

type Outcome = InspectionPayload<'finished'>['outcome']

export type Ending = { type: 'finished'; outcome: Outcome } | { type: 'abandoned'; code: string; text: string | null }

export type SealInspection = {
  inspectionId: string
  actorId: string
  templateHash: string
  ruleVersion: string
  ending: Ending
  /** Why it is sealed again; needed once the office has completed an earlier seal. */
  reason?: string
}

type Known = Arrived & { payloadHash: string }

const attempts = 5

/**
 * Records the end of the inspection with its manifest: seal 1, or one more than the highest this device knows (next-seal-number). Throws
 * RecordRefused, and then nothing was sealed.
 */
export async function sealInspection(store: LocalStore, request: SealInspection): Promise<EventLine> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await seal(store, request)
    } catch (error) {
      // Another tab recorded something while the hashes were computed: what is sealed must be what is there.
      if (!(error instanceof RecordRefused) || error.code !== 'moved-on' || attempt >= attempts) throw error
    }
  }
}

async function seal(store: LocalStore, request: SealInspection): Promise<EventLine> {
  const { inspectionId, actorId, ending, reason, templateHash, ruleVersion } = request
  const rows = await listRowsOf(store.outbox, inspectionId)
  // What the office keeps apart it does not count; sealing again after a correction must be able to succeed.
  const taken = rows.filter(({ state, error }) => state !== 'attention' || waitsForPerson(error))
  const own = await hashed(taken, readOwn)
  const foreign = await hashed(await linesOfOthers(store, inspectionId), readForeign)
  const { deviceId } = await readIdentity(store.outbox)
  const manifest = {
    ...(await manifestOf(deviceId, own, foreign)),
    testedAt: await testedAt(store),
    templateHash,
    ruleVersion,
    ...(reason === undefined ? {} : { reason }),
  }
  const authorship = await signSeal(store.outbox, { inspectionId, actorId, deviceId, ...manifest, ...ending })
  const signed = { ...manifest, ...(authorship && { authorship }) }
  const recorded: Recorded =
    ending.type === 'finished'
      ? { type: 'finished', payload: { ...signed, outcome: ending.outcome } }
      : { type: 'abandoned', payload: { ...signed, code: ending.code, text: ending.text } }
  const lastSeq = rows.at(-1)?.seq ?? 0
  const [line] = await recordEvents(store.outbox, { inspectionId, actorId, records: [recorded], lastSeq })
  if (!line) throw new Error('A seal is one line.')
  return line
}

// Nothing is wrong with these: they count, as they are, once the device is approved or their author signs in on it.
const personal: ReadonlySet<string> = new Set(['device.unapproved', 'actor.unknown'])
const waitsForPerson = (error: EventError | null) => error !== null && personal.has(error.code)

const linesOfOthers = async ({ view }: LocalStore, inspectionId: string) => listForeignLines(await view(), inspectionId)

async function hashed<Row extends { line: string }>(
  rows: readonly Row[],
  read: (row: Row) => readonly Arrived[],
): Promise<Known[]> {
  const known: Known[] = []
  for (const row of rows)
    for (const arrived of read(row)) known.push({ ...arrived, payloadHash: await sha256(row.line) })
  return known
}

const rootOf = (known: readonly Known[]): Promise<string> =>
  sha256(manifestBytes(known.map(({ line, payloadHash }): ManifestEntry => ({ ...line, payloadHash }))))

/** What was pulled of somebody who never held it is sealed as it is and counts no more than it did here. */
async function manifestOf(deviceId: string, own: readonly Known[], foreign: readonly Known[]) {
  const state = foldInspection(countingOn(deviceId, [...own, ...foreign]).map(({ line }) => line))
  const others = [...Map.groupBy(foreign, ({ line }) => line.deviceId)].map(async ([deviceId, lines]) => ({
    deviceId,
    count: lines.length,
    root: await rootOf(lines),
  }))
  return {
    seal: nextSealNumber(state.seals),
    count: own.length,
    root: await rootOf(own),
    blobs: blobsOf(state),
    others: await Promise.all(others),
  }
}

/** Every photo that counts, and the strokes of the signature that does: one that was given anew replaces a lost one. */
function blobsOf({ photos, signature }: InspectionState) {
  const named = [...photos, ...(signature ? [signature.value.strokes] : [])]
  return [...new Map(named.map((blob) => [blob.sha256, { sha256: blob.sha256, bytes: blob.bytes }])).values()]
}

async function testedAt({ outbox }: LocalStore): Promise<string> {
  const offset = await readMeta(outbox, 'clockOffset')
  return new Date(outbox.now() + (offset?.offsetMs ?? 0)).toISOString()
}
