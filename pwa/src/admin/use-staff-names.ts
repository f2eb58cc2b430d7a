import { useWords } from '#words/admin/words.tsx'
import { useAllStaff } from './use-all-staff.ts'

/** Who did it, by name where it is somebody of the staff; `system` for nobody. */
export function useStaffNames(): (userId: string | null, system?: string) => string {
  const { common } = useWords().messages
  const names = new Map(useAllStaff().map(({ userId, name }) => [userId, name]))
  return (userId, system = common.unknown) => (userId === null ? system : (names.get(userId) ?? common.unknown))
}
