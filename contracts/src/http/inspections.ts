// Bodies of the inspections operations.
import * as z from 'zod/mini'
import { Instant, SealNumber, Sha256, Uuid, writtenText } from '../ids.ts'
import { OdometerReading, ResultCode } from '../inspection/report.ts'
import { InspectionOrder, InspectionStatus } from './inspection-records.ts'
import { After } from './page.ts'

export const InspectionId = z.strictObject({ id: Uuid })
export const InspectionPhoto = z.strictObject({ id: Uuid, sha256: Sha256 })

export const ListInspections = z.strictObject({
  status: z.optional(InspectionStatus),
  result: z.optional(ResultCode),
  centreId: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  inspectorId: z.optional(Uuid),
  /** Tested at this instant or later. */
  from: z.optional(Instant),
  /** Tested before this instant. */
  to: z.optional(Instant),
  /** Beginning of a plate or VIN however it is spelled (text/keys), at least two letters or digits. */
  search: z.optional(z.string().check(z.minLength(2), z.maxLength(60))),
  /** The latest change first unless told. */
  sort: z.optional(InspectionOrder),
  after: After,
})

/** `decisionId` is made by the client; repeating the same decision changes nothing. `seal` is the one that was looked at. */
export const ConfirmDate = z.strictObject({
  decisionId: Uuid,
  seal: SealNumber,
  testedAt: Instant,
  reason: writtenText('unprinted'),
  /** Why a date counts that is older than what is known of device and author allows, or later than the seal's arrival. */
  despite: z.optional(writtenText('unprinted')),
})

/** Ends it as it stands: no seal that is here counts, one that comes later is judged again. */
export const CloseInspection = z.strictObject({ decisionId: Uuid, reason: writtenText('unprinted') })

export const AcceptOutcome = z.strictObject({
  decisionId: Uuid,
  seal: SealNumber,
  reason: writtenText('unprinted'),
})

/** By a second person: nobody who took part in the inspection. */
export const ApproveInspection = z.strictObject({
  decisionId: Uuid,
  seal: SealNumber,
  reason: writtenText('unprinted'),
})

/** `to`: an earlier inspection; the two are, or are not, of one vehicle. `decisionId` as in ConfirmDate. */
export const LinkInspections = z.strictObject({ decisionId: Uuid, to: Uuid, reason: writtenText('unprinted') })

/** A car as the inspector has written it down so far, however it is spelled (text/keys). */
export const AskReadings = z.strictObject({
  plate: z.string().check(z.minLength(1), z.maxLength(60)),
  country: z.string().check(z.regex(/^[A-Z]{1,3}$/)),
  vin: z.optional(z.string().check(z.maxLength(60))),
  /** Inspection whose own reading is none before. */
  except: z.optional(Uuid),
})

/** Newest first: of the car with this plate, unless its full VIN is another one; of the one with this full VIN on any plate. */
export const VehicleReadings = z.strictObject({
  readings: z.array(z.extend(OdometerReading, { at: Instant })),
})
export type VehicleReadings = z.infer<typeof VehicleReadings>
