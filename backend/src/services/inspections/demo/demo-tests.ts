// What the demo inspector found at two of the demo customer's cars: one passed some months ago, one failed a few days ago. Ids are
// fixed, so that seeding twice changes nothing.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { knownTemplates } from '@sac/contracts/template/known-templates'
import { passAll, startOf, type TestCar, vehicleOf } from './inspect-passenger-car.ts'

export const demoInspectorId = '019a0000-0000-7000-8000-000000000003'

/** A picture that lies beside this file. */
export type DemoPhoto =
  | { file: string; role: 'bay' }
  | { file: string; role: 'defect'; checkpoint: string; defectId: string }

export type DemoTest = {
  inspectionId: string
  at: Date
  /** Everything but the photos and the end. */
  recorded: readonly Recorded[]
  photos: readonly DemoPhoto[]
}

const dayMs = 86_400_000
const inspectionId = (n: number) => `019a0000-0004-7000-8000-${String(n).padStart(12, '0')}`
const appointmentId = (n: number) => `019a0000-0005-7000-8000-${String(n).padStart(12, '0')}`
const [{ hash: templateHash }] = knownTemplates

const clio: TestCar = { vin: 'VF1RJA00468123450', plate: 'KL-321-MN', odometer: 61_240 }
const golf: TestCar = {
  vin: 'WVWZZZAUZLW123450',
  plate: 'OP-654-QR',
  odometer: 118_905,
  make: 'Volkswagen',
  model: 'Golf',
}

/** Head lamps: a photo of every defect is required there. */
const lamps = '4.1.1'
const lampId = '019a0000-0006-7000-8000-000000000001'

type Found = { defectId: string; checkpoint: string; deficiency: string; note: string | null }

const found = ({ checkpoint, ...one }: Found): Recorded[] => [
  { type: 'answered', payload: { checkpoint, answer: 'defect', reason: null } },
  {
    type: 'defect-added',
    payload: {
      ...one,
      checkpoint,
      severity: 'major',
      loweredReason: null,
      location: { side: 'left' },
      repairedOnSpot: false,
      prohibition: false,
    },
  },
]

/** The day of a test, at nine in the morning of the calendar's clock. */
const daysBefore = (now: Date, days: number) =>
  new Date(Math.floor(now.getTime() / dayMs) * dayMs - days * dayMs + 9 * 3_600_000)

export function demoTests(now: Date): DemoTest[] {
  return [
    {
      inspectionId: inspectionId(1),
      at: daysBefore(now, 150),
      recorded: [startOf({ templateHash, appointmentId: appointmentId(1) }), ...vehicleOf(clio), ...passAll()],
      photos: [{ file: 'bay-clio.jpg', role: 'bay' }],
    },
    {
      inspectionId: inspectionId(2),
      at: daysBefore(now, 4),
      recorded: [
        startOf({ templateHash, appointmentId: appointmentId(2) }),
        ...vehicleOf(golf),
        ...passAll([lamps]),
        ...found({
          defectId: lampId,
          checkpoint: lamps,
          deficiency: '4.1.1.a.2',
          note: 'Left dipped beam dark, lens cracked.',
        }),
      ],
      photos: [
        { file: 'bay-golf.jpg', role: 'bay' },
        { file: 'lamp.jpg', role: 'defect', checkpoint: lamps, defectId: lampId },
      ],
    },
  ]
}
