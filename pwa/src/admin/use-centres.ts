import { centreOperations } from '@sac/contracts/operations/centres'
import { useOffice } from '#api/use-office.ts'

/** Centres of the house: to choose one, and to call one by its name. */
export function useCentres() {
  const { data } = useOffice(centreOperations['centres.list'], { query: {} })
  const centres = data?.centres ?? []
  const nameOf = (centreId: string) => centres.find((one) => one.centreId === centreId)?.name ?? centreId
  const options = centres.map(({ centreId, name }) => ({ value: centreId, label: name }))
  return { centres, nameOf, options }
}
