// A demo test as its inspector's device would have recorded, sealed and sent it. The key that signs lives for this one test.
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { PublicKey, type SigningKey } from '@sac/contracts/authorship/signing-key'
import { type Sealed, sealStatement } from '@sac/contracts/authorship/statements'
import { thumbprintText } from '@sac/contracts/certificate/crypto-port'
import type { Envelope } from '@sac/contracts/events/envelope'
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import { fieldKeyOf, type Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { computeOutcome, ruleVersion } from '@sac/contracts/inspection/outcome'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { manifestBytes } from '@sac/contracts/sync/manifest'
import { knownTemplates } from '@sac/contracts/template/known-templates'
import { findProfile } from '@sac/contracts/template/profiles'
import type { NewId } from '@sac/platform/ids'
import { type DemoPhoto, type DemoTest, demoInspectorId } from './demo-tests.ts'

type Device = { deviceId: string; epoch: string; actorId: string; inspectionId: string }
type Kept = { line: EventLine; text: string }
type Content = {
  bytes: Uint8Array
  sha256: string
  content: { kind: 'picture'; width: number; height: number } | { kind: 'text' }
}

export type RecordedTest = {
  key: SigningKey
  /** To be stored before anything is told of them. */
  contents: readonly Content[]
  envelopes: readonly Envelope[]
  endsAt: Date
}

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')
const everyMs = 12_000
const dayMs = 86_400_000
const [{ hash: templateHash, published: template }] = knownTemplates

type Recording = { test: DemoTest; newId: NewId; readPhoto: (file: string) => Promise<Uint8Array> }

export async function recordDemoTest({ test, newId, readPhoto }: Recording): Promise<RecordedTest> {
  const { inspectionId, at, recorded, photos } = test
  const device = { deviceId: newId(), epoch: newId(), actorId: demoInspectorId, inspectionId }
  const lines: Kept[] = []
  const write = createWriter(device, { at, newId, lines })
  const pictures = await Promise.all(
    photos.map(async (photo) => ({ photo, ...pictureOf(await readPhoto(photo.file)) })),
  )
  write(recorded)
  write(pictures.map((picture) => captured(picture, { photoId: newId(), at })))
  const strokes = textOf(
    JSON.stringify([
      [
        [20, 60],
        [60, 20],
        [100, 60],
        [140, 20],
      ],
    ]),
  )
  const { result } = outcomeOf(lines)
  write([{ type: 'signed', payload: { method: 'drawn', strokes: named(strokes), result } }])
  const endsAt = new Date(at.getTime() + (lines.length + 1) * everyMs)
  const contents = [...pictures.map(({ photo: _photo, ...picture }) => picture), strokes]
  const payload = sealOf(lines, { contents, endsAt })
  const signer = createSigner(device, { at })
  const authorship = signer.sign({ type: 'finished', ...device, ...payload })
  write([{ type: 'finished', payload: { ...payload, authorship } }])
  const told = [...lines.map(toldOfLine), ...contents.map((one) => toldOfContent(inspectionId, one))]
  const metadata = { source: 'sync-gateway', userId: demoInspectorId, correlationId: inspectionId }
  const same = { timestamp: endsAt.toISOString(), version: '1.0', metadata }
  return { key: signer.key, contents, endsAt, envelopes: told.map((one) => ({ eventId: newId(), ...one, ...same })) }
}

type Told = Pick<Envelope, 'eventType' | 'data'>

const toldOfLine = ({ line, text }: Kept): Told => {
  const { type, inspectionId, deviceId, epoch, seq } = line
  const data = { inspectionId, deviceId, epoch, seq, line: text, lineHash: sha256(text) }
  return { eventType: `inspection.${type}`, data }
}

const toldOfContent = (inspectionId: string, one: Content): Told => ({
  eventType: 'inspection.photo-stored',
  data: { inspectionId, ...named(one), content: one.content },
})

const named = ({ sha256: hash, bytes }: Content) => ({ sha256: hash, bytes: bytes.length })

const pictureOf = (bytes: Uint8Array): Content => ({
  bytes,
  sha256: sha256(bytes),
  content: { kind: 'picture', width: 960, height: 640 },
})
const textOf = (text: string): Content => ({
  bytes: Buffer.from(text),
  sha256: sha256(text),
  content: { kind: 'text' },
})

function captured(
  { photo, ...content }: Content & { photo: DemoPhoto },
  { photoId, at }: { photoId: string; at: Date },
): Recorded {
  const { checkpoint, defectId } = photo.role === 'defect' ? photo : { checkpoint: null, defectId: null }
  const about = { role: photo.role, checkpoint, defectId, mime: 'image/jpeg', capturedAt: at.toISOString() } as const
  return { type: 'photo-captured', payload: { photoId, ...named(content), ...about } }
}

/** Appends lines with running numbers, and of each field what was said of it before. */
function createWriter(device: Device, { at, newId, lines }: { at: Date; newId: NewId; lines: Kept[] }) {
  const heads = new Map<string, string>()
  const writeOne = (recorded: Recorded) => {
    const field = fieldKeyOf(recorded)
    const ms = at.getTime() + lines.length * everyMs
    const clock = { hlc: { ms, c: 0 }, wall: new Date(ms).toISOString(), offsetMs: 0, offsetAgeS: 0 }
    const base = field === null ? null : (heads.get(field) ?? null)
    const frame = { v: 1, eventId: newId(), ...device, seq: lines.length + 1, schemaVersion: 1 }
    const line = { ...frame, ...clock, base, ...recorded } as EventLine
    if (field !== null) heads.set(field, line.eventId)
    lines.push({ line, text: JSON.stringify(line) })
  }
  return (recorded: readonly Recorded[]) => recorded.forEach(writeOne)
}

function outcomeOf(lines: readonly Kept[]) {
  const profile = findProfile('eu-min')
  if (!profile) throw new Error('no profile')
  const state = foldInspection(lines.map(({ line }) => line))
  const { missing, result, minor, major, dangerous } = computeOutcome({ state, template, profile, testedOn: null })
  if (missing.length > 0) throw new Error(`the demo test is not complete: ${JSON.stringify(missing)}`)
  return { result, minor, major, dangerous }
}

type Sealing = { contents: readonly Content[]; endsAt: Date }

const sealOf = (
  lines: readonly Kept[],
  { contents, endsAt }: Sealing,
): Omit<InspectionPayload<'finished'>, 'authorship'> => ({
  seal: 1,
  testedAt: endsAt.toISOString(),
  count: lines.length,
  root: sha256(manifestBytes(lines.map(({ line, text }) => ({ ...line, payloadHash: sha256(text) })))),
  blobs: contents.map(named),
  others: [],
  templateHash,
  ruleVersion,
  outcome: outcomeOf(lines),
})

function createSigner({ deviceId, actorId }: Device, { at }: { at: Date }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' })
  const jwk = PublicKey.parse({ kty, crv, x, y })
  const kid = createHash('sha256').update(thumbprintText(jwk)).digest('base64url')
  const [registeredAt, validUntil] = [-dayMs, 30 * dayMs].map((ms) => new Date(at.getTime() + ms).toISOString()) as [
    string,
    string,
  ]
  const key: SigningKey = { kid, publicKey: jwk, deviceId, userId: actorId, registeredAt, validUntil }
  const signed = (sealed: Sealed) => ({
    kid,
    signature: sign('sha256', sealStatement(sealed), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
      'base64url',
    ),
  })
  return { key, sign: signed }
}
