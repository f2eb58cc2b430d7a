import type { PublicCentre } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useQuery } from '@tanstack/react-query'
import { officeQuery } from '#api/use-office.ts'

/** The centres that can be booked; known without a connection after the first visit. */
export const centresQuery = () => ({
  ...officeQuery(centreOperations['centres.list'], { query: {} }, { kept: true }),
  // Nobody here changes them.
  refetchOnMount: true,
})

export const useCentres = () => useQuery(centresQuery())

/** One of them, while or where it is known. */
export const useCentre = (id: string | undefined): PublicCentre | undefined =>
  useCentres().data?.centres.find(({ centreId }) => centreId === id)

type Service = PublicCentre['services'][number]

/** What a centre does for one category of vehicles. */
export const serviceOf = (
  { services }: PublicCentre,
  { kind, category }: Pick<Service, 'kind' | 'category'>,
): Service | undefined => services.find((service) => service.kind === kind && service.category === category)

/** The categories a centre has services for, in its order. */
export const categoriesOf = ({ services }: PublicCentre): string[] => [
  ...new Set(services.map(({ category }) => category)),
]
