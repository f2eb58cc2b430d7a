import type { PersonSummary } from '@sac/contracts/http/people'
import { peopleOperations } from '@sac/contracts/operations/people'
import { useQuery } from '@tanstack/react-query'
import { readPages } from '#api/read-pages.ts'
import { keyOf } from '#api/use-office.ts'

const row = peopleOperations['users.list']
const input = { query: { role: 'staff', sort: 'name' } } as const

async function readStaff({ signal }: { signal: AbortSignal }): Promise<PersonSummary[]> {
  const staff: PersonSummary[] = []
  for await (const { people } of readPages(row, input, signal)) staff.push(...people)
  return staff
}

/** Whoever is or was of the staff, however many there are, by name; none until they are read. */
export const useAllStaff = (): readonly PersonSummary[] =>
  useQuery({ queryKey: [...keyOf(row, input), 'all'], queryFn: readStaff }).data ?? []
