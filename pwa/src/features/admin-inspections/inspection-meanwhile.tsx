import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { useWords } from '#words/admin/words.tsx'

/** What has become of an inspection while somebody decides about it. */
export function InspectionMeanwhile({ id }: { id: string }) {
  const { inspections: words } = useWords().messages
  return (
    <Meanwhile
      row={inspectionOperations['inspections.read']}
      input={{ params: { id } }}
      lines={({ inspection: { status, certificateNumber } }) =>
        [words.statuses[status], certificateNumber].filter((line) => line !== null)
      }
    />
  )
}
