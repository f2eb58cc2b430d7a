import type { PublicCentre } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useQuery } from '@tanstack/react-query'
import { officeQuery, useOffice } from '#api/use-office.ts'

const row = centreOperations['centres.list']

/** The first of the centres that can be booked; known without a connection after the first visit. */
export const centresQuery = () => ({
  ...officeQuery(row, { query: {} }, { kept: true }),
  // Nobody here changes them.
  refetchOnMount: true,
})

export const useCentres = () => useQuery(centresQuery())

/** One centre, wherever in the list it is; undefined while it is asked for (`asked`), and where nobody knows it. */
export function useCentre(id: string | null | undefined) {
  const first = useCentres()
  const listed = first.data?.centres.find(({ centreId }) => centreId === id)
  const isFurther = Boolean(id) && first.data !== undefined && !listed
  const further = useOffice(row, { query: { centreId: id ?? '' } }, { kept: true, enabled: isFurther })
  return { centre: listed ?? further.data?.centres[0], asked: isFurther ? further : first }
}

/** The one there is, or the one that was chosen; undefined while it is to be chosen. */
export function useChosenCentre(chosen: string | null | undefined) {
  const { centres = [] } = useCentres().data ?? {}
  const only = centres.length === 1 ? centres[0] : undefined
  return useCentre(only?.centreId ?? chosen)
}

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
