// What customers say and see of their vehicles.
import * as z from 'zod/mini'
import { Location } from '../events/inspection-payloads.ts'
import { CalendarDate, Code, Instant, Sha256, Uuid, writtenText } from '../ids.ts'
import { OdometerReading, ResultCode } from '../inspection/report.ts'
import { InspectionKind, LocalText, Severity } from '../template/template.ts'
import { vinKey } from '../text/keys.ts'
import { InvoiceKind } from './invoices.ts'
import { After } from './page.ts'

const Country = z.string().check(z.regex(/^[A-Z]{1,3}$/))

/** The last characters of a VIN, or all of it, however it is spelled (text/keys). */
const VinEnd = z.string().check(
  z.maxLength(40),
  z.refine((typed) => vinKey(typed).length >= 4, { error: 'has fewer than four characters of a VIN' }),
)

/**
 * A car somebody says is theirs. The id is made by the client: repeating the command changes nothing. The answer is the same
 * whether the car is known here or not.
 */
export const ClaimVehicle = z.strictObject({
  claimId: Uuid,
  plate: writtenText('plate'),
  country: Country,
  vinEnd: VinEnd,
})
export type ClaimVehicle = z.infer<typeof ClaimVehicle>

export const ClaimId = z.strictObject({ id: Uuid })
export const ClaimPhoto = z.strictObject({ id: Uuid, sha256: Sha256 })

/** The number of a certificate or report of the car, or what stands behind `#` in its QR. */
export const ConfirmByPaper = z.union([
  z.strictObject({ number: z.string().check(z.minLength(5), z.maxLength(40)) }),
  z.strictObject({ digits: z.string().check(z.minLength(1), z.maxLength(4000)) }),
])
export type ConfirmByPaper = z.infer<typeof ConfirmByPaper>

/** Staff has seen the registration document, and the person. `commandId` is made by the client: repeating it changes nothing. */
export const ConfirmAtCounter = z.strictObject({
  commandId: Uuid,
  vin: z.string().check(z.minLength(1), z.maxLength(40)),
  make: writtenText('make'),
})
export type ConfirmAtCounter = z.infer<typeof ConfirmAtCounter>

export const ClaimStatus = z.enum(['open', 'confirmed', 'ended'])
export type ClaimStatus = z.infer<typeof ClaimStatus>

export const VehicleClaim = z.strictObject({
  claimId: Uuid,
  plate: z.string(),
  country: z.string(),
  vinEnd: z.string(),
  status: ClaimStatus,
  claimedAt: Instant,
  /** Since when it is theirs here; null while it is open. */
  confirmedAt: z.nullable(Instant),
  /** Since when it is not any more: they said so, or somebody else proved that it is theirs. */
  endedAt: z.nullable(Instant),
})
export type VehicleClaim = z.infer<typeof VehicleClaim>

export const VehicleClaims = z.strictObject({ vehicles: z.array(VehicleClaim) })

const Paper = z.strictObject({
  certificateId: Uuid,
  number: z.nullable(z.string()),
  revision: z.int(),
  kind: z.enum(['certificate', 'report', 'refusal']),
  status: z.enum(['issued', 'revoked', 'suspended', 'superseded']),
  validUntil: z.nullable(CalendarDate),
  verifyUrl: z.nullable(z.string()),
})

const Deficiency = z.strictObject({
  code: z.string(),
  checkpoint: z.string(),
  severity: Severity,
  /** The law's words … */
  text: LocalText,
  /** … and those for the owner. */
  plain: LocalText,
  location: Location,
  /** In the inspector's own words. */
  note: z.nullable(z.string()),
  repairedOnSpot: z.boolean(),
  /** The car must not be driven because of it. */
  prohibition: z.boolean(),
  /** Of `vehicles.photo`. */
  photos: z.array(Sha256),
})

export const VehicleTest = z.strictObject({
  inspectionId: Uuid,
  kind: InspectionKind,
  testedAt: Instant,
  result: ResultCode,
  centre: z.string(),
  plate: z.string(),
  odometer: OdometerReading,
  /** Of a failed test: what has to be judged again, and by when. */
  retestBy: z.nullable(CalendarDate),
  deficiencies: z.array(Deficiency),
  papers: z.array(Paper),
})
export type VehicleTest = z.infer<typeof VehicleTest>

/** What its owner paid for it here, or got back; `GET /api/v1/invoices/:id` says the rest. */
export const VehicleInvoice = z.strictObject({
  invoiceId: Uuid,
  kind: InvoiceKind,
  number: z.string(),
  appointmentId: Uuid,
  issuedOn: CalendarDate,
  amountMinor: z.int(),
  currency: z.string(),
})
export type VehicleInvoice = z.infer<typeof VehicleInvoice>

/** One car in one view: nothing of it while the claim is open; of one that ended what was until then. Tests newest first. */
export const VehicleView = z.extend(VehicleClaim, {
  vehicle: z.nullable(
    z.strictObject({
      vin: z.string(),
      make: z.string(),
      model: z.string(),
      firstRegistration: z.nullable(CalendarDate),
    }),
  ),
  odometer: z.array(z.strictObject({ ...OdometerReading.shape, at: Instant })),
  tests: z.array(VehicleTest),
  /** Of this person alone, whoever had the car before; newest first. */
  invoices: z.array(VehicleInvoice),
})
export type VehicleView = z.infer<typeof VehicleView>

/** Claims that wait, by the plate somebody at the counter shows. */
export const ListOpenClaims = z.strictObject({ plate: Code, after: After })

/** Of everybody, the newest first: those of one person, of one plate in any spelling, in one state. */
export const ListClaims = z.strictObject({
  userId: z.optional(Uuid),
  plate: z.optional(Code),
  status: z.optional(ClaimStatus),
  after: After,
})

const ClaimOfPerson = z.extend(VehicleClaim, {
  userId: z.string(),
  /** As the office calls them; null of whoever was erased. */
  name: z.nullable(z.string()),
})
export const ClaimsOfPeople = z.strictObject({ claims: z.array(ClaimOfPerson) })
