import type { PersonalData } from '@sac/platform/process/personal-data'
import { deleteClaimsOf, listClaimsOf } from '../store/claim-rows.ts'
import type { VehiclesDeps } from '../vehicles-deps.ts'

/** Whose a vehicle is; tests and papers are the vehicle's own. */
export const personalDataOf = ({ pool }: Pick<VehiclesDeps, 'pool'>): PersonalData => ({
  export: async (userId) => ({ claims: await listClaimsOf(pool, { userId, after: null, limit: 10_000 }) }),
  erase: (userId) => deleteClaimsOf(pool, { userId }),
})
