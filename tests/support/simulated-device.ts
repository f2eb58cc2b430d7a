// An inspector's device without a browser: records as the app does and speaks the sync protocol over HTTP (design 04).
import { createHash } from 'node:crypto'
import type { Authorship } from '@sac/contracts/authorship/signing-key'
import type { Sealed } from '@sac/contracts/authorship/statements'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import { fieldKeyOf, type Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection, type InspectionState } from '@sac/contracts/inspection/fold'
import { computeOutcome, ruleVersion } from '@sac/contracts/inspection/outcome'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { manifestBytes } from '@sac/contracts/sync/manifest'
import type { BatchResult } from '@sac/contracts/sync/protocol'
import { passengerCar } from '@sac/contracts/template/passenger-car'
import { findProfile } from '@sac/contracts/template/profiles'
import { uuidv7 } from '@sac/platform/ids'
import { createDeviceLink, type DeviceLink, type PlacedText, type Speaker } from './device-link.ts'
import { createSigner, createSigners, type Signer, shownKey } from './signers.ts'

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')
export const templateHash = sha256(canonicalJson(passengerCar))

export type Session = { accessToken: string; userId: string }

export async function signIn(url: string, email: string): Promise<Session> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'demo-password-please-change' }),
  })
  if (!response.ok) throw new Error(`sign-in: ${response.status} ${await response.text()}`)
  const { accessToken, user } = (await response.json()) as { accessToken: string; user: { userId: string } }
  return { accessToken, userId: user.userId }
}

/** A recorded line and its immutable text. */
export type Kept = { line: EventLine; text: string }

/** The first seal unless told; a later one of a completed inspection needs a reason. */
export type Sealing = {
  seal?: number
  reason?: string
  /** Lines the office keeps apart: left out of the seal. */
  apart?: readonly Kept[]
  /** Sealed instead of what the device finds, and whatever is missing: a device that lies. */
  claims?: InspectionPayload<'finished'>['outcome']
  /** Signs instead of the person; null: nobody does, as in an app of before. */
  signSeal?: ((sealed: Sealed) => Authorship) | null
}

type Frame = Partial<Pick<EventLine, 'schemaVersion' | 'actorId'>>

export type SimulatedDevice = {
  deviceId: string
  epoch: string
  lines: readonly Kept[]
  /** Bytes kept for upload, by hash. */
  blobs: ReadonlyMap<string, Uint8Array>
  /** Returns the new lines; `frame` is written instead of what the device would write. */
  record: (inspectionId: string, recorded: readonly Recorded[], frame?: Frame) => Kept[]
  /** Keeps bytes to be uploaded and returns what an event names them by. */
  keep: (bytes: Uint8Array) => { sha256: string; bytes: number }
  sign: (inspectionId: string) => void
  finish: (inspectionId: string, sealing?: Sealing) => void
  abandon: (inspectionId: string, why: { code: string; text: string | null }) => void
  /** The device in the hands of somebody else. */
  as: (session: Session) => DeviceLink
  /** Makes the same device known to another server and opens a link to it, through `via` where something is in between. */
  enrolAt: (url: string, session: Session, via?: string) => Promise<DeviceLink>
  /** Sends given lines (all unless told) in one batch; repeats and order are the caller's. */
  upload: (lines?: readonly PlacedText[]) => Promise<BatchResult>
} & Omit<DeviceLink, 'upload'>

type Enrolled = { credential: string; offsetMs: number }

type Keys = { deviceId: string; own: Signer; signerOf: (person: { deviceId: string; actorId: string }) => Signer }

async function enrol(url: string, session: Session, keys: Keys): Promise<Enrolled> {
  const { deviceId } = keys
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${session.accessToken}` }
  const response = await fetch(`${url}/sync/v1/devices`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ deviceId, name: 'simulated', build: 'test' }),
  })
  if (!response.ok) throw new Error(`enrol: ${response.status} ${await response.text()}`)
  const { credential, serverTime } = (await response.json()) as { credential: string; serverTime: string }
  await showKeys(url, { ...headers, 'Sac-Device': credential }, { ...keys, userId: session.userId })
  return { credential, offsetMs: Date.parse(serverTime) - Date.now() }
}

/** As the app does when somebody signs in: the device's own key, and the one they seal with. */
async function showKeys(url: string, headers: Record<string, string>, given: Keys & { userId: string }) {
  const { deviceId, userId, own, signerOf } = given
  const person = signerOf({ deviceId, actorId: userId })
  const keys = [shownKey(own, { deviceId, userId: null }), shownKey(person, { deviceId, userId })]
  const response = await fetch(`${url}/sync/v1/keys`, { method: 'POST', headers, body: JSON.stringify({ keys }) })
  if (!response.ok) throw new Error(`keys: ${response.status} ${await response.text()}`)
}

/** Enrols a new device for a signed-in inspector. */
export async function enrolDevice(url: string, session: Session): Promise<SimulatedDevice> {
  const deviceId = uuidv7()
  const { signerOf, sign } = createSigners()
  const keys = { deviceId, own: createSigner(), signerOf }
  const { credential, offsetMs } = await enrol(url, session, keys)
  const recorder = createRecorder({ deviceId, epoch: uuidv7(), userId: session.userId, offsetMs, signSeal: sign })
  const { speaker, ...recording } = recorder
  const as = ({ accessToken }: Session) => createDeviceLink(speaker, { url, accessToken, credential })
  const link = as(session)
  return {
    ...recording,
    ...link,
    upload: (given = recording.lines) => link.upload(given),
    as,
    enrolAt: async (other, there, via = other) => {
      const known = await enrol(other, there, keys)
      return createDeviceLink(speaker, { url: via, accessToken: there.accessToken, credential: known.credential })
    },
  }
}

type Author = {
  deviceId: string
  epoch: string
  userId: string
  offsetMs: number
  signSeal: (sealed: Sealed) => Authorship
}
type Owned = 'inspectionId' | 'deviceId' | 'actorId'
type End = Omit<Extract<Sealed, { type: 'finished' }>, Owned> | Omit<Extract<Sealed, { type: 'abandoned' }>, Owned>
type Recording = Pick<
  SimulatedDevice,
  'deviceId' | 'epoch' | 'lines' | 'blobs' | 'record' | 'keep' | 'sign' | 'finish' | 'abandon'
>

function createRecorder(author: Author): Recording & { speaker: Speaker } {
  const { deviceId, epoch } = author
  const lines: Kept[] = []
  const blobs = new Map<string, Uint8Array>()
  const write = createWriter(author, lines)
  const of = (inspectionId: string) => lines.filter(({ line }) => line.inspectionId === inspectionId)
  const keep: Recording['keep'] = (bytes) => {
    const hash = sha256(bytes)
    blobs.set(hash, bytes)
    return { sha256: hash, bytes: bytes.length }
  }
  const seal = (inspectionId: string, { seal: number = 1, reason, apart = [] }: Sealing) => ({
    ...manifestOf(of(inspectionId).filter((kept) => !apart.includes(kept))),
    seal: number,
    testedAt: new Date(Date.now() + author.offsetMs).toISOString(),
    ...(reason === undefined ? {} : { reason }),
  })
  const signed = (inspectionId: string, end: End, { signSeal = author.signSeal }: Sealing = {}) =>
    signSeal && { authorship: signSeal({ inspectionId, deviceId, actorId: author.userId, ...end }) }
  return {
    deviceId,
    epoch,
    lines,
    blobs,
    speaker: { deviceId, epoch, head: () => lines.length, blobs },
    keep,
    record: write,
    sign: (inspectionId) => {
      const strokes = keep(Buffer.from(JSON.stringify([[1, 1], inspectionId, lines.length])))
      const { result } = outcomeOf(stateOf(of(inspectionId)))
      write(inspectionId, [{ type: 'signed', payload: { method: 'drawn', strokes, result } }])
    },
    finish: (inspectionId, sealing = {}) => {
      const { result, minor, major, dangerous, missing } = outcomeOf(stateOf(of(inspectionId)))
      if (missing.length > 0 && !sealing.claims) throw new Error(`not complete: ${JSON.stringify(missing)}`)
      const outcome = sealing.claims ?? { result, minor, major, dangerous }
      const end = { type: 'finished', ...seal(inspectionId, sealing), outcome } as const
      const { type, ...payload } = { ...end, ...signed(inspectionId, end, sealing) }
      write(inspectionId, [{ type, payload }])
    },
    abandon: (inspectionId, why) => {
      const end = { type: 'abandoned', ...seal(inspectionId, {}), ...why } as const
      const { type, ...payload } = { ...end, ...signed(inspectionId, end) }
      write(inspectionId, [{ type, payload }])
    },
  }
}

/** Appends lines with running numbers and the base each field has on this device. */
function createWriter({ deviceId, epoch, userId, offsetMs }: Author, lines: Kept[]): Recording['record'] {
  const heads = new Map<string, string>()
  const writeOne = (inspectionId: string, one: Recorded, frame: Frame): Kept => {
    const field = fieldKeyOf(one)
    const key = `${inspectionId} ${field}`
    const line = {
      v: 1,
      eventId: uuidv7(),
      deviceId,
      epoch,
      seq: lines.length + 1,
      inspectionId,
      schemaVersion: 1,
      actorId: userId,
      hlc: { ms: Date.now(), c: 0 },
      wall: new Date().toISOString(),
      offsetMs,
      offsetAgeS: 0,
      base: field === null ? null : (heads.get(key) ?? null),
      ...one,
      ...frame,
    } as EventLine
    heads.set(key, line.eventId)
    const kept = { line, text: JSON.stringify(line) }
    lines.push(kept)
    return kept
  }
  return (inspectionId, recorded, frame = {}) => recorded.map((one) => writeOne(inspectionId, one, frame))
}

const stateOf = (own: readonly Kept[]) => foldInspection(own.map(({ line }) => line))

function outcomeOf(state: InspectionState) {
  const profile = findProfile('eu-min')
  if (!profile) throw new Error('no profile')
  return computeOutcome({ state, template: passengerCar, profile, testedOn: null })
}

type Manifest = Omit<InspectionPayload<'finished'>, 'outcome' | 'seal' | 'testedAt' | 'reason' | 'authorship'>

function manifestOf(own: readonly Kept[]): Manifest {
  const { photos, signature } = stateOf(own)
  const strokes = signature ? [signature.value.strokes] : []
  return {
    count: own.length,
    root: sha256(manifestBytes(own.map(({ line, text }) => ({ ...line, payloadHash: sha256(text) })))),
    blobs: [...photos.map(({ sha256: hash, bytes }) => ({ sha256: hash, bytes })), ...strokes],
    others: [],
    templateHash,
    ruleVersion,
  }
}
