import { peopleOperations } from '@sac/contracts/operations/people'
import { useOffice } from '#api/use-office.ts'
import { useWords } from '#words/admin/words.tsx'

/** Who did it, by name where it is somebody of the staff; `system` for nobody. */
export function useStaffNames(): (userId: string | null, system?: string) => string {
  const { common } = useWords().messages
  const { data } = useOffice(peopleOperations['users.list'], { query: { role: 'staff' } })
  const names = new Map(data?.people.map(({ userId, name }) => [userId, name]))
  return (userId, system = common.unknown) => (userId === null ? system : (names.get(userId) ?? common.unknown))
}
