import { fullVin } from '@sac/contracts/inspection/vehicle-identity'
import type { Pool } from '@sac/platform/db/create-pool'
import { findLastEnd, findOwner } from './store/claim-rows.ts'

type Asked = {
  vin: string
  /** Who brought it to its last test, as far as anybody knows. */
  bookedBy: string | null
}

export type VehicleDirectory = {
  /** Who is to be written to about a vehicle: whose it is proven to be; else who brought it, unless they gave it up. */
  findKeeper: (asked: Asked) => Promise<string | null>
}

/** What others may ask of vehicles. `pool` reads schema `vehicles`. */
export const createVehicleDirectory = ({ pool }: { pool: Pool }): VehicleDirectory => ({
  findKeeper: async ({ vin, bookedBy }) => {
    const vehicleKey = fullVin(vin)
    if (vehicleKey === null) return bookedBy
    const owner = await findOwner(pool, { vehicleKey })
    if (owner !== null || bookedBy === null) return owner
    return (await findLastEnd(pool, { userId: bookedBy, vehicleKey })) === null ? bookedBy : null
  },
})
