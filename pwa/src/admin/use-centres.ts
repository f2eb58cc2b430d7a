import type { PublicCentre } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useQuery } from '@tanstack/react-query'
import { readPages } from '#api/read-pages.ts'
import { keyOf } from '#api/use-office.ts'

const row = centreOperations['centres.list']
const input = { query: {} }

async function readCentres({ signal }: { signal: AbortSignal }): Promise<PublicCentre[]> {
  const all: PublicCentre[] = []
  for await (const { centres } of readPages(row, input, signal)) all.push(...centres)
  return all
}

/** Centres of the house, however many there are: to choose one, and to call one by its name. None until they are `read`. */
export function useCentres() {
  const read = useQuery({ queryKey: [...keyOf(row, input), 'all'], queryFn: readCentres })
  const centres = read.data ?? []
  const nameOf = (centreId: string) => centres.find((one) => one.centreId === centreId)?.name ?? centreId
  const options = centres.map(({ centreId, name }) => ({ value: centreId, label: name }))
  return { read, centres, nameOf, options }
}
