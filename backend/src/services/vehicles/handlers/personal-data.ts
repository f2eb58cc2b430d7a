import type { PersonalData } from '@sac/platform/process/personal-data'
import { deleteClaimsOf, listClaimsOf } from '../store/claim-rows.ts'
import { deleteInvoicesOf, listAllInvoicesOf } from '../store/invoice-rows.ts'
import type { VehiclesDeps } from '../vehicles-deps.ts'

/** Whose a vehicle is, and what its owner paid; tests and papers are the vehicle's own. */
export const personalDataOf = ({ pool }: Pick<VehiclesDeps, 'pool'>): PersonalData => ({
  export: async (userId) => ({
    claims: await listClaimsOf(pool, { userId, after: null, limit: 10_000 }),
    invoices: await listAllInvoicesOf(pool, { userId }),
  }),
  erase: async (userId) => {
    await deleteClaimsOf(pool, { userId })
    await deleteInvoicesOf(pool, { userId })
  },
})
