// Measuring equipment of the centres.
import * as z from 'zod/mini'
import { CalendarDate, Code, Uuid, writtenText } from '../ids.ts'
import { After } from './page.ts'

// Older than that is no calibration of anything in use, and nobody calibrates for longer than ten years.
const earliest = '1990-01-01'
const longestYears = 10

const plausible = z.refine<string>((date) => date >= earliest, { error: `is before ${earliest}` })
const CalibrationDate = CalendarDate.check(plausible)

const yearsLater = (date: string, years: number) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`

const described = {
  equipmentId: Code,
  centreId: Code,
  serial: writtenText('equipment'),
  name: writtenText('equipment'),
  calibratedOn: z.optional(CalibrationDate),
  calibrationValidUntil: CalibrationDate,
  checkpoints: z.array(Code).check(z.minLength(1), z.maxLength(100)),
}

export const RegisteredEquipment = z.strictObject(described)

/** How a piece of equipment stands. */
const standing = {
  centreId: z.string(),
  serial: z.string(),
  name: z.string(),
  checkpoints: z.array(z.string()),
  calibrationValidUntil: CalendarDate,
  /** From this day on it measures nothing; null while it is in use. */
  retiredOn: z.nullable(CalendarDate),
}
const SeenEquipment = z.strictObject(standing)
export type SeenEquipment = z.infer<typeof SeenEquipment>

/** Equipment of a centre as it is true from `calibratedOn` on, or from today; a calibration lasts at most ten years. */
export const RegisterEquipment = z
  .strictObject({
    ...described,
    /** As whoever changes it was shown it, null for one that is new; where it is otherwise by now nothing is changed. */
    seen: z.optional(z.nullable(SeenEquipment)),
  })
  .check(
    z.refine(({ calibratedOn, calibrationValidUntil: until }) => calibratedOn === undefined || calibratedOn <= until, {
      error: 'ends before it begins',
      path: ['calibrationValidUntil'],
    }),
    z.refine(
      ({ calibratedOn, calibrationValidUntil: until }) => until <= yearsLater(calibratedOn ?? until, longestYears),
      { error: 'lasts longer than ten years', path: ['calibrationValidUntil'] },
    ),
  )

/** `expiring`: in use, and calibrated for no more than thirty days from now, or not any more. The calibration that ends first comes first. */
export const ListEquipment = z.strictObject({
  centreId: z.optional(Code),
  state: z.optional(z.enum(['in-use', 'expiring', 'retired'])),
  after: After,
})

export const Equipment = z.strictObject({ equipmentId: z.string(), ...standing })
export type Equipment = z.infer<typeof Equipment>
export const EquipmentList = z.strictObject({ equipment: z.array(Equipment) })

export const EquipmentId = z.strictObject({ equipmentId: Code })
export const RetireEquipment = z.strictObject({
  commandId: Uuid,
  reason: writtenText('unprinted'),
  seen: z.optional(SeenEquipment),
})
