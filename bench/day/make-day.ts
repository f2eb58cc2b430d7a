import { createHash } from 'node:crypto'
import type { InspectionEventType, InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { EventLineFrame } from '@sac/contracts/sync/event-line'
import { type ManifestEntry, manifestBytes } from '@sac/contracts/sync/manifest'
import { makeJpegOfSize } from '@sac/tests/pipeline/make-jpeg-of-size'
import { type SeededRandom, seededRandom } from './seeded-random.ts'

export type Photo = { sha256: string; bytes: Buffer }
export type DayEvent = { frame: EventLineFrame /** The exact text that travels. */; line: string }

/** A day's work of one device, in the order it was recorded. */
export type Day = { deviceId: string; epoch: string; actorId: string; events: DayEvent[]; photos: Photo[] }

type DaySize = typeof oneDay

const oneDay = { seed: 'day', inspections: 20, checkpoints: 45, photosPerInspection: 3, meanPhotoBytes: 200_667 }

/**
 * Seeded and deterministic. Unless told: 20 inspections × 45 checkpoints, 63 events each and 15 corrections = 1 275 events;
 * 60 photos (JPEG, nearly all noise), 12.04 MB in all.
 */
export function makeDay(size: Partial<DaySize> = {}): Day {
  const { seed, inspections, checkpoints, photosPerInspection, meanPhotoBytes } = { ...oneDay, ...size }
  const random = seededRandom(seed)
  const recorder = createRecorder(random)
  const photos: Photo[] = []
  for (let index = 0; index < inspections; index += 1) {
    const taken = makePhotos(random, { count: photosPerInspection, meanBytes: meanPhotoBytes })
    photos.push(...taken)
    recordInspection(recorder, {
      random,
      checkpoints,
      photos: taken,
      corrections: index < (inspections * 3) / 4 ? 1 : 0,
    })
  }
  const { deviceId, epoch, actorId, events } = recorder
  return { deviceId, epoch, actorId, events, photos }
}

// Sizes come in pairs around the mean, so that the sum hardly depends on the seed.
function makePhotos(random: SeededRandom, { count, meanBytes }: { count: number; meanBytes: number }): Photo[] {
  return Array.from({ length: count }, (_, index) => {
    const spread = Math.round(meanBytes / 5)
    const size = meanBytes + (index % 3 === 0 ? 0 : index % 3 === 1 ? spread : -spread)
    const bytes = Buffer.from(makeJpegOfSize(size, random.bytes))
    return { sha256: sha256(bytes), bytes }
  })
}

type Recorder = ReturnType<typeof createRecorder>

/** Makes lines as a device does: one sequence, one epoch, three seconds from tap to tap. */
function createRecorder(random: SeededRandom) {
  const start = Date.parse('2026-11-23T07:00:00.000Z')
  const deviceId = random.uuid(start)
  const epoch = random.uuid(start)
  const actorId = random.uuid(start)
  const events: DayEvent[] = []
  const record = <Type extends InspectionEventType>(
    inspectionId: string,
    { type, payload, base = null }: { type: Type; payload: InspectionPayload<Type>; base?: string | null },
  ): string => {
    const ms = start + events.length * 3_000
    const eventId = random.uuid(ms)
    const clock = { hlc: { ms, c: 0 }, wall: new Date(ms).toISOString(), offsetMs: 120, offsetAgeS: 600 }
    const identity = {
      v: 1,
      eventId,
      deviceId,
      epoch,
      seq: events.length + 1,
      inspectionId,
      type,
      schemaVersion: 1,
    } as const
    const frame = { ...identity, actorId, ...clock, base, payload }
    events.push({ frame, line: JSON.stringify(frame) })
    return eventId
  }
  return { deviceId, epoch, actorId, events, record }
}

type InspectionPlan = { random: SeededRandom; checkpoints: number; photos: Photo[]; corrections: number }

function recordInspection(recorder: Recorder, { random, checkpoints, photos, corrections }: InspectionPlan): void {
  const inspectionId = random.uuid(Date.parse('2026-11-23T06:00:00.000Z'))
  const first = recorder.events.length
  const templateHash = sha256(Buffer.from('template'))
  recordVehicle(recorder, { inspectionId, random, templateHash })
  const answers = Array.from({ length: checkpoints }, (_, n) => {
    const payload = { checkpoint: checkpointOf(n), answer: 'ok', reason: null } as const
    return recorder.record(inspectionId, { type: 'answered', payload })
  })
  for (const base of answers.slice(0, corrections)) {
    const payload = { checkpoint: checkpointOf(0), answer: 'not-testable', reason: 'covered by a fixed guard' } as const
    recorder.record(inspectionId, { type: 'answered', payload, base })
  }
  recordMeasurements(recorder, { inspectionId, random })
  for (const photo of photos) recordPhoto(recorder, { inspectionId, random, photo })
  const sealed = recorder.events.slice(first).map(({ frame, line }) => entryOf(frame, line))
  const payload: InspectionPayload<'finished'> = {
    seal: 1,
    testedAt: '2026-11-23T09:00:00.000Z',
    count: sealed.length,
    root: sha256(manifestBytes(sealed)),
    blobs: photos.map(({ sha256, bytes }) => ({ sha256, bytes: bytes.length })),
    others: [],
    templateHash,
    ruleVersion: '2026.1',
    outcome: { result: 'pass', minor: 0, major: 0, dangerous: 0 },
  }
  recorder.record(inspectionId, { type: 'finished', payload })
}

type Place = { inspectionId: string; random: SeededRandom }

function recordVehicle(
  recorder: Recorder,
  { inspectionId, random, templateHash }: Place & { templateHash: string },
): void {
  const put = (payload: InspectionPayload<'vehicle-recorded'>) =>
    recorder.record(inspectionId, { type: 'vehicle-recorded', payload })
  const template = { templateId: 'car', templateVersion: 1, templateHash, ruleVersion: '2026.1', profileId: 'eu' }
  const place = { timeZone: 'Europe/Brussels', centreId: 'demo', retest: null }
  recorder.record(inspectionId, {
    type: 'started',
    payload: { appointmentId: null, kind: 'periodic', ...template, ...place },
  })
  put({ field: 'vin', value: `WVWZZZ1KZAW${100_000 + random.below(900_000)}` })
  put({ field: 'plate', value: `M-AB ${1_000 + random.below(9_000)}` })
  put({ field: 'make', value: 'Volkswagen' })
  put({ field: 'firstRegistration', value: `20${10 + random.below(12)}-0${1 + random.below(9)}-11` })
  put({ field: 'odometer', value: { reading: random.below(300_000), unit: 'km', status: 'read' } })
}

function recordMeasurements(recorder: Recorder, { inspectionId, random }: Place): void {
  for (const position of ['a1l', 'a1r', 'a2l', 'a2r', 'left', 'right', '-']) {
    const value = 150 + random.below(300) / 10
    const where = { checkpoint: checkpointOf(2), measurement: 'brake-force', position }
    recorder.record(inspectionId, { type: 'measured', payload: { ...where, value, source: 'typed' } })
  }
  const item = { equipmentId: 'roller-1', serial: 'RB-2210', name: 'Roller brake tester' }
  const payload = { ...item, calibrationValidUntil: '2027-05-01', checkpoints: [checkpointOf(2)] }
  recorder.record(inspectionId, { type: 'equipment-used', payload })
}

function recordPhoto(recorder: Recorder, { inspectionId, random, photo }: Place & { photo: Photo }): void {
  const capturedAt = '2026-11-23T08:30:00.000Z'
  const identity = { photoId: random.uuid(Date.parse(capturedAt)), sha256: photo.sha256, bytes: photo.bytes.length }
  const where = { role: 'checkpoint', checkpoint: checkpointOf(1), defectId: null, capturedAt } as const
  recorder.record(inspectionId, { type: 'photo-captured', payload: { ...identity, mime: 'image/jpeg', ...where } })
}

function entryOf({ deviceId, epoch, seq, eventId }: EventLineFrame, line: string): ManifestEntry {
  return { deviceId, epoch, seq, eventId, payloadHash: sha256(Buffer.from(line)) }
}

function checkpointOf(index: number): string {
  return `${1 + Math.floor(index / 9)}.${1 + Math.floor((index % 9) / 3)}.${1 + (index % 3)}`
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
