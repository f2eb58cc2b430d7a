// Whole inspections as a device would send them, made beforehand so that sending costs the machine next to nothing.
import { gzipSync } from 'node:zlib'
import { passAll, startOf, vehicleOf } from '@sac/backend/services/inspections/demo/inspect-passenger-car'
import type { BatchHeader } from '@sac/contracts/sync/protocol'
import { uuidv7 } from '@sac/platform/ids'
import { makeJpeg } from '@sac/tests/pipeline/make-jpeg'
import { enrolDevice, type Kept, type SimulatedDevice, templateHash } from '@sac/tests/support/simulated-device'
import type { Installation } from './start-installation.ts'

export type Parcel = {
  inspectionId: string
  credential: string
  lines: number
  /** The lines, one upload, compressed. */
  events: Buffer
  /** Signature and bay photo, the photo last. */
  blobs: readonly { sha256: string; bytes: Uint8Array }[]
}

/** Noise in tiles of 8 × 8 points: about 150 kB. */
const picture = makeJpeg({ seed: 'journey', width: 1_600, height: 1_600 })

/** The same picture with a comment of its own, so that no two photos are the same bytes. */
function newPhoto(): Uint8Array {
  const comment = Buffer.from(uuidv7())
  const segment = Buffer.from([0xff, 0xfe, 0, comment.length + 2])
  return Buffer.concat([picture.subarray(0, 2), segment, comment, picture.subarray(2)])
}

const devices = 24

/** `count` inspections, dealt out to 24 devices: as many as stay below what one device may ask in a minute. */
export async function makeParcels({ url, inspector }: Installation, count: number): Promise<Parcel[]> {
  const enrolled = await Promise.all(
    Array.from({ length: Math.min(devices, count) }, () => enrolDevice(url, inspector)),
  )
  return Array.from({ length: count }, (_, n) => makeParcel(enrolled[n % enrolled.length] as SimulatedDevice, n))
}

export const describeParcel = ({ lines, events, blobs }: Parcel): string =>
  `${lines} lines in ${events.length} bytes, a photo of ${blobs.at(-1)?.bytes.length} bytes`

function makeParcel(device: SimulatedDevice, n: number): Parcel {
  const before = device.lines.length
  const inspectionId = uuidv7()
  const number = inspectionId.slice(-6).toUpperCase()
  const car = {
    vin: `VF1AB0001${String(n).padStart(3, '0')}${number.replaceAll(/[^\dA-F]/g, '0').slice(0, 5)}`,
    plate: `JO-${number}`,
  }
  const photo = newPhoto()
  const named = device.keep(photo)
  const captured = { photoId: uuidv7(), ...named, role: 'bay', checkpoint: null, defectId: null } as const
  device.record(inspectionId, [
    startOf({ templateHash }),
    ...vehicleOf({ ...car, odometer: 128_402 }),
    { type: 'photo-captured', payload: { ...captured, mime: 'image/jpeg', capturedAt: new Date().toISOString() } },
    ...passAll(),
  ])
  device.sign(inspectionId)
  device.finish(inspectionId)
  const lines = device.lines.slice(before)
  const strokes = [...device.blobs].at(-1)
  if (!strokes) throw new Error('a signature has strokes')
  const blobs = [
    { sha256: strokes[0], bytes: strokes[1] },
    { sha256: named.sha256, bytes: photo },
  ]
  const { credential } = device
  return { inspectionId, credential, lines: lines.length, events: batchOf(device, lines, blobs), blobs }
}

function batchOf({ deviceId, epoch }: SimulatedDevice, lines: readonly Kept[], blobs: Parcel['blobs']): Buffer {
  const [first = 0, last = 0] = [lines[0]?.line.seq, lines.at(-1)?.line.seq]
  const bytes = blobs.reduce((sum, blob) => sum + blob.bytes.length, 0)
  const header: BatchHeader = {
    deviceId,
    epoch,
    head: last,
    seqs: [[first, last]],
    photos: blobs.map(({ sha256 }) => sha256),
    pending: { events: lines.length, blobs: blobs.length, bytes, oldest: null },
    build: 'bench',
    cursor: null,
  }
  return gzipSync([JSON.stringify(header), ...lines.map(({ text }) => text)].join('\n'))
}
