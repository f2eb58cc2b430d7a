// Whole inspections of petrol cars with real photos, up to the seal, as an inspector records them.

import { passAll, startOf, vehicleOf } from '@sac/backend/services/inspections/demo/inspect-passenger-car'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { uuidv7 } from '@sac/platform/ids'
import { type SimulatedDevice, templateHash } from '../support/simulated-device.ts'
import { makeJpeg } from './make-jpeg.ts'

/** Head lamps: a photo of every defect is required there. */
export const lamps = '4.1.1'
const deficiencies = { minor: '4.1.1.a.1', major: '4.1.1.a.2' } as const

export type Photo = { photoId: string; sha256: string; bytes: Uint8Array }

export type Inspection = {
  inspectionId: string
  vin: string
  plate: string
  bay: Photo
  /** Of the defect, when there is one. */
  defect: Photo | null
}

export type Story = {
  /** Nothing, a minor or a major defect of the lamps. */
  finds?: keyof typeof deficiencies | 'nothing'
  /** Sealed by a signature and `finished` unless told. */
  ends?: 'finished' | 'abandoned' | 'open'
  /** Makes it a retest of a failed inspection of the same car. */
  retestOf?: Inspection
  /** The test that was booked. */
  booking?: { appointmentId: string; inspectionId: string }
}

let cars = 0

/** No two cars of one test run are alike. */
function newCar(): { vin: string; plate: string } {
  cars += 1
  const number = String(cars).padStart(3, '0')
  return { vin: `VF1AB000123456${number}`, plate: `PI-${number}-PE` }
}

/** Takes a real photo, unless other bytes are given out as one, and records it. */
export function takePhoto(
  device: SimulatedDevice,
  inspectionId: string,
  of: ({ role: 'bay' } | { role: 'defect'; defectId: string }) & { bytes?: Uint8Array },
): Photo {
  const { bytes = makeJpeg({ seed: uuidv7() }) } = of
  const photoId = uuidv7()
  const named = device.keep(bytes)
  const [checkpoint, defectId] = of.role === 'defect' ? [lamps, of.defectId] : [null, null]
  const about = {
    role: of.role,
    checkpoint,
    defectId,
    mime: 'image/jpeg',
    capturedAt: new Date().toISOString(),
  } as const
  device.record(inspectionId, [{ type: 'photo-captured', payload: { photoId, ...named, ...about } }])
  return { photoId, sha256: named.sha256, bytes }
}

function recordDefect(device: SimulatedDevice, inspectionId: string, severity: keyof typeof deficiencies): Photo {
  const defectId = uuidv7()
  const judged = { loweredReason: null, location: { side: 'left' }, note: null, repairedOnSpot: false } as const
  const deficiency = deficiencies[severity]
  const defect = { defectId, checkpoint: lamps, deficiency, severity, ...judged, prohibition: false }
  device.record(inspectionId, [
    { type: 'answered', payload: { checkpoint: lamps, answer: 'defect', reason: null } },
    { type: 'defect-added', payload: defect },
  ])
  return takePhoto(device, inspectionId, { role: 'defect', defectId })
}

function answersOf({ finds = 'nothing', retestOf }: Story): Recorded[] {
  const all = passAll(finds === 'nothing' ? [] : [lamps])
  return retestOf ? all.filter(({ payload }) => 'checkpoint' in payload && payload.checkpoint === lamps) : all
}

/** Records a whole inspection on the device; nothing is sent. */
export function recordInspection(device: SimulatedDevice, story: Story = {}): Inspection {
  const { finds = 'nothing', ends = 'finished', retestOf, booking } = story
  const { inspectionId, appointmentId } = booking ?? { inspectionId: uuidv7(), appointmentId: null }
  const { vin, plate } = retestOf ?? newCar()
  const retest = retestOf ? { of: retestOf.inspectionId, checkpoints: [lamps] } : null
  const started = startOf({ templateHash, retest, appointmentId })
  device.record(inspectionId, [started, ...vehicleOf({ vin, plate, odometer: 128_402 })])
  const bay = takePhoto(device, inspectionId, { role: 'bay' })
  device.record(inspectionId, answersOf(story))
  const defect = finds === 'nothing' ? null : recordDefect(device, inspectionId, finds)
  if (ends === 'abandoned') device.abandon(inspectionId, { code: 'unsafe-to-test', text: 'Fuel is leaking.' })
  if (ends === 'finished') {
    device.sign(inspectionId)
    device.finish(inspectionId)
  }
  return { inspectionId, vin, plate, bay, defect }
}
