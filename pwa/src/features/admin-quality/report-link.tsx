import type { MonthReport } from '@sac/contracts/http/month-reports'
import { monthReportOperations } from '@sac/contracts/operations/month-reports'
import { useFetch } from '#api/use-file.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/admin/words.tsx'

/** The month; pressed, its file is saved. */
export function ReportLink({ of: { reportId, centreId, month, version } }: { of: MonthReport }) {
  const { quality: words, common } = useWords().messages
  const csv = useFetch(monthReportOperations['reports.csv'])
  const save = () =>
    csv.mutate(
      { params: { reportId } },
      { onSuccess: (blob) => saveFile({ name: `${centreId}-${month}-v${version}.csv`, blob }) },
    )
  return (
    <span className="cluster">
      <Button onClick={save} disabled={csv.isPending} aria-label={`${month} · CSV: ${words.saveOf(month, version)}`}>
        {`${month} · CSV`}
      </Button>
      <Problem>{csv.error && common.unreachableTitle}</Problem>
    </span>
  )
}
