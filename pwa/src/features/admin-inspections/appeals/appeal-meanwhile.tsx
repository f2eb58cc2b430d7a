import type { Appeal } from '@sac/contracts/http/appeals'
import { appealOperations } from '@sac/contracts/operations/appeals'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { useWords } from '#words/admin/words.tsx'

/** What has become of an appeal while somebody decides about it, or ends it. */
export function AppealMeanwhile({ of: appeal }: { of: Appeal }) {
  const { appeals: words } = useWords().messages
  const nameOf = useStaffNames()
  return (
    <Meanwhile
      row={appealOperations['appeals.read']}
      input={{ params: { appealId: appeal.appealId } }}
      shown={appeal}
      lines={({ state, assignedTo, decision, note }) =>
        [
          words.states[state],
          assignedTo && `${words.by}: ${nameOf(assignedTo)}`,
          decision && words.decisions[decision],
          note,
        ].filter((line) => line !== null)
      }
      by={({ closedBy, assignedTo }) => closedBy ?? assignedTo}
    />
  )
}
