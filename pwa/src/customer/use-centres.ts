import type { PublicCentre } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useOffice } from './use-office.ts'

/** The centres that can be booked; known without a connection after the first visit. */
export const useCentres = () => useOffice(centreOperations['centres.list'], { query: {} }, { kept: true })

/** The categories a centre has services for, in its order. */
export const categoriesOf = ({ services }: PublicCentre): string[] => [
  ...new Set(services.map(({ category }) => category)),
]
