// Whole inspections on the small template, as a device would record them, for tests on either side of the protocol.
import type { Authorship } from '../authorship/signing-key.ts'
import type { Sealed } from '../authorship/statements.ts'
import type { InspectionPayload } from '../events/inspection-payloads.ts'
import type { Recorded } from '../inspection/field-key.ts'
import { ruleVersion } from '../inspection/outcome.ts'
import type { EventLine } from '../sync/event-line.ts'
import { manifestBytes } from '../sync/manifest.ts'
import { type TestDevice, testId } from './device.ts'

type Sha256Hex = (bytes: Uint8Array) => string

export const photoBytes = 2000
/** A distinct, well-formed SHA-256 per number. */
export const photoHash = (n: number): string => n.toString(16).padStart(64, '0')

export const start = (templateHash: string, more: Partial<InspectionPayload<'started'>> = {}): Recorded => ({
  type: 'started',
  payload: {
    appointmentId: null,
    kind: 'periodic',
    templateId: 'small',
    templateVersion: 1,
    templateHash,
    ruleVersion,
    profileId: 'eu-min',
    timeZone: 'Europe/Paris',
    centreId: 'centre-1',
    retest: null,
    ...more,
  },
})

const vehicle: readonly Recorded[] = [
  { type: 'vehicle-recorded', payload: { field: 'vin', value: '1M8GDM9AXKP042788' } },
  { type: 'vehicle-recorded', payload: { field: 'plate', value: 'AB-123-CD' } },
  { type: 'vehicle-recorded', payload: { field: 'country', value: 'F' } },
  { type: 'vehicle-recorded', payload: { field: 'category', value: 'M1' } },
  { type: 'vehicle-recorded', payload: { field: 'fuel', value: 'petrol' } },
  { type: 'vehicle-recorded', payload: { field: 'firstRegistration', value: '2016-05-12' } },
  { type: 'vehicle-recorded', payload: { field: 'odometer', value: { reading: 128_402, unit: 'km', status: 'read' } } },
]

export const answer = (checkpoint: string, given: 'ok' | 'defect'): Recorded => ({
  type: 'answered',
  payload: { checkpoint, answer: given, reason: null },
})

export const tread = (position: string, value: number): Recorded => ({
  type: 'measured',
  payload: { checkpoint: '5.2', measurement: 'tread', position, value, source: 'typed' },
})

export const photograph = (n: number, more: Partial<InspectionPayload<'photo-captured'>>): Recorded => ({
  type: 'photo-captured',
  payload: {
    photoId: testId(6, n),
    sha256: photoHash(n),
    bytes: photoBytes,
    mime: 'image/jpeg',
    role: 'bay',
    checkpoint: null,
    defectId: null,
    capturedAt: '2026-11-23T09:30:00.000Z',
    ...more,
  },
})

export const padsWorn: readonly Recorded[] = [
  answer('1.1', 'defect'),
  {
    type: 'defect-added',
    payload: {
      defectId: testId(5, 1),
      checkpoint: '1.1',
      deficiency: '1.1.b',
      severity: 'major',
      loweredReason: null,
      location: { axle: 1, side: 'left' },
      note: null,
      repairedOnSpot: false,
      prohibition: false,
    },
  },
  photograph(2, { role: 'defect', checkpoint: '1.1', defectId: testId(5, 1) }),
]

type Result = InspectionPayload<'signed'>['result']

export const sign = (result: Result): Recorded => ({
  type: 'signed',
  payload: { method: 'drawn', strokes: { sha256: photoHash(99), bytes: photoBytes }, result },
})

/** Everything up to the signature of a car that passes (or fails on its pads), on a device that has recorded nothing yet. */
export function inspect(device: TestDevice, templateHash: string, fails: 'pads' | 'nothing'): void {
  const pads = fails === 'pads' ? padsWorn : [answer('1.1', 'ok')]
  const wheels = ['a1l', 'a1r', 'a2l', 'a2r'].map((position) => tread(position, 4))
  const steps = [start(templateHash), ...vehicle, photograph(1, {}), answer('0.1', 'ok'), ...pads, answer('5.2', 'ok')]
  for (const step of [...steps, ...wheels, sign(fails === 'pads' ? 'fail' : 'pass')]) device.record(step)
}

export type Sealing = {
  templateHash: string
  hashLine: (line: EventLine) => string
  sha256: Sha256Hex
  /** Of who seals; without it nobody has signed. */
  sign?: (sealed: Sealed) => Authorship
  seal?: number
  reason?: string
  outcome?: InspectionPayload<'finished'>['outcome']
  /** Lines of other devices this one had pulled. */
  pulled?: readonly EventLine[]
  /** Own lines the office keeps apart: left out of the seal. */
  apart?: readonly EventLine[]
}

const pass = { result: 'pass', minor: 0, major: 0, dangerous: 0 } as const

/** Seals what the device has recorded so far. */
export function finish(device: TestDevice, sealing: Sealing): EventLine {
  const { hashLine, sha256, pulled = [], apart = [], seal = 1, outcome = pass } = sealing
  const rootOf = (lines: readonly EventLine[]) =>
    sha256(manifestBytes(lines.map((line) => ({ ...line, payloadHash: hashLine(line) }))))
  const sealed = device.lines.filter((line) => !apart.includes(line))
  const own = sealed.filter(({ type }) => type !== 'finished')
  const photos = [...own, ...pulled].flatMap((line) => (line.type === 'photo-captured' ? [line.payload.sha256] : []))
  const blobs = [...new Set([...photos, photoHash(99)])].map((hash) => ({ sha256: hash, bytes: photoBytes }))
  const others = [...Map.groupBy(pulled, ({ deviceId }) => deviceId)].map(([deviceId, lines]) => ({
    deviceId,
    count: lines.length,
    root: rootOf(lines),
  }))
  const last = device.lines.length + 1
  const testedAt = new Date(Date.parse(device.startedAt) + last * 1000).toISOString()
  const payload = {
    seal,
    testedAt,
    count: sealed.length,
    root: rootOf(sealed),
    blobs,
    others,
    templateHash: sealing.templateHash,
    ruleVersion,
    ...(sealing.reason === undefined ? {} : { reason: sealing.reason }),
    outcome,
  }
  const { deviceId, actorId, inspectionId } = device
  const authorship = sealing.sign?.({ type: 'finished', deviceId, actorId, inspectionId, ...payload })
  return device.record({ type: 'finished', payload: { ...payload, ...(authorship && { authorship }) } })
}
