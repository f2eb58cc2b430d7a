// A database of this service with a clock that moves, and events as the log brings them, for tests.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { Envelope } from '@sac/contracts/events/envelope'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { findProfile } from '@sac/contracts/template/profiles'
import { testId } from '@sac/contracts/testing/device'
import { photoBytes, photoHash, type Sealing } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import type { BatchHandler } from '@sac/platform/inbox/group-context'
import type { Outcome } from '@sac/platform/inbox/outcome'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { createDatabaseOf, type TestDatabase } from '@sac/tests/support/create-database'
import { createSigners } from '@sac/tests/support/signers'
import type { Rulebook } from '../domain/assess.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { inspectionsSchema } from '../inspections-service.ts'
import { upsertKeys } from '../store/key-rows.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
export const templateHash = sha256(canonicalJson(smallTemplate))
export const signers = createSigners()
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))
export const sealing: Sealing = { templateHash, hashLine, sha256, sign: signers.sign }
export const rulebook: Rulebook = {
  findTemplate: (hash) => (hash === templateHash ? smallTemplate : null),
  findProfile,
  sha256,
  verify: verifySignature,
}
const rules = { profileId: 'eu-min', timeZone: 'Europe/Paris' }

const findCentre = (id: string) =>
  Promise.resolve(id === 'centre-1' ? { id, station: 'L1', name: 'Centre', place: 'Town', ...rules } : null)

export type Office = {
  database: TestDatabase
  deps: InspectionsDeps
  /** In one transaction, every key being known; a dead letter or an error leaves nothing. */
  deliver: (handle: BatchHandler, events: readonly Envelope[]) => Promise<readonly Outcome[]>
  close: () => Promise<void>
}

/** Each look at the clock is a second later than the one before. */
export async function openOffice(): Promise<Office> {
  const database = await createDatabaseOf(inspectionsSchema)
  let clock = Date.parse('2026-11-23T12:00:00.000Z')
  const deps: InspectionsDeps = {
    pool: database.openServicePool(inspectionsSchema),
    now: () => new Date((clock += 1000)),
    newId: uuidv7,
    rulebook,
    directory: {
      findCentre,
      findPerson: (id) => Promise.resolve({ inspectorNumber: `INS-${id.slice(-3)}`, disabledAt: null }),
      findBooking: () => Promise.resolve(null),
      findKeeper: () => Promise.resolve(null),
    },
  }
  const deliver: Office['deliver'] = async (handle, events) => {
    await upsertKeys(deps.pool, [...signers.keys.values()])
    return withTransaction(deps.pool, (tx) => handle(tx, events))
  }
  return { database, deps, deliver, close: () => database.drop() }
}

export const eventOf = (eventType: string, data: Envelope['data']): Envelope => ({
  eventId: uuidv7(),
  eventType,
  timestamp: '2026-11-23T12:00:00.000Z',
  version: '1.0',
  data,
  metadata: { source: 'test', userId: null, correlationId: String(data['inspectionId']) },
})

export function lineEvent(line: EventLine): Envelope {
  const text = JSON.stringify(line)
  const { inspectionId, deviceId, epoch, seq } = line
  return eventOf(`inspection.${line.type}`, { inspectionId, deviceId, epoch, seq, line: text, lineHash: sha256(text) })
}

export const photoEvent = (inspectionId: string, n: number): Envelope =>
  eventOf('inspection.photo-stored', { inspectionId, sha256: photoHash(n), bytes: photoBytes })

/** The line was kept and cannot be used, or (settled) will not count. */
export function unusableEvent(line: EventLine, told: 'line-quarantined' | 'line-settled'): Envelope {
  const { inspectionId, deviceId, epoch, seq, eventId: lineEventId } = line
  const words = { code: told === 'line-settled' ? 'actor.disabled' : 'line.schema', field: null, detail: 'words' }
  const lineHash = sealing.hashLine(line)
  return eventOf(`inspection.${told}`, { ...words, inspectionId, deviceId, epoch, seq, lineEventId, lineHash })
}

export const orderEvent = (inspectionId: string): Envelope =>
  eventOf('inspection.retest-ordered', {
    inspectionId,
    vehicle: {},
    deadline: '2027-01-23',
    checkpoints: ['1.1'],
    inspectorId: testId(2, 1),
    centreId: 'centre-1',
  })

export const certificateEvent = (inspectionId: string, number: string, reportRevision: number): Envelope =>
  eventOf('certificate.generated', {
    certificateId: testId(7, reportRevision),
    inspectionId,
    number,
    revision: reportRevision,
    reportRevision,
    status: 'issued',
    vin: 'x',
    plate: 'x',
    result: 'pass',
    validUntil: '2028-11-23',
    reasonCode: null,
  })

export const refusalEvent = (inspectionId: string, reportRevision: number): Envelope =>
  eventOf('certificate.refused', { inspectionId, reportRevision, code: 'glyph-missing', detail: 'remark' })
