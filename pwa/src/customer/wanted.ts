// What an address of the booking may say is wanted, from a price, a car or a failed report.
import { InspectionKind } from '@sac/contracts/template/template'
import * as z from 'zod/mini'

// The router reads `123` as a number.
const short = z.optional(z.pipe(z.union([z.string(), z.number()]), z.transform(String)))

const Wanted = z.object({
  kind: z.optional(InspectionKind),
  category: short,
  /** Id of the centre, where there are several. */
  centre: short,
  /** The vehicle, where it is known: both or neither. */
  plate: short,
  country: short,
  vehicleId: short,
})
export type Wanted = z.output<typeof Wanted>

/** Whatever else stands there is passed over. */
export const readWanted = (search: unknown): Wanted => z.safeParse(Wanted, search).data ?? {}
