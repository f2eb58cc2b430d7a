// Body of the equipment operation.
import * as z from 'zod/mini'
import { CalendarDate, Code, writtenText } from '../ids.ts'

// Older than that is no calibration of anything in use, and nobody calibrates for longer than ten years.
const earliest = '1990-01-01'
const longestYears = 10

const plausible = z.refine<string>((date) => date >= earliest, { error: `is before ${earliest}` })
const CalibrationDate = CalendarDate.check(plausible)

const yearsLater = (date: string, years: number) => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`

/** Equipment of a centre as it is true from `calibratedOn` on, or from today; a calibration lasts at most ten years. */
export const RegisterEquipment = z
  .strictObject({
    equipmentId: Code,
    centreId: Code,
    serial: writtenText('equipment'),
    name: writtenText('equipment'),
    calibratedOn: z.optional(CalibrationDate),
    calibrationValidUntil: CalibrationDate,
    checkpoints: z.array(Code).check(z.minLength(1), z.maxLength(100)),
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
