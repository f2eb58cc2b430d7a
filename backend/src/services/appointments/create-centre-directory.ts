import type { Centre } from '@sac/contracts/http/centres'
import type { Pool } from '@sac/platform/db/create-pool'
import { findCentre } from './store/centre-rows.ts'

/** What others may know of a centre. */
type KnownCentre = { id: string } & Pick<
  Centre,
  'station' | 'name' | 'place' | 'phone' | 'address' | 'profileId' | 'timeZone'
>

export type CentreDirectory = { findCentre: (centreId: string) => Promise<KnownCentre | null> }

/** What others may ask of centres. `pool` reads schema `appointments`. */
export const createCentreDirectory = ({ pool }: { pool: Pool }): CentreDirectory => ({
  findCentre: async (id) => {
    const centre = await findCentre(pool, { centreId: id })
    if (!centre) return null
    const { station, name, place, phone, address, profileId, timeZone } = centre
    return { id, station, name, place, phone, address, profileId, timeZone }
  },
})
