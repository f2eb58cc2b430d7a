import './quality.css'
import { monthReportOperations } from '@sac/contracts/operations/month-reports'
import { DataList } from '#admin/list/data-list.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { useWords } from '#words/admin/words.tsx'
import { MakeReport } from './make-report.tsx'
import { reportColumns } from './report-columns.tsx'

/** What an authority is told of a month: made once, kept, and made anew when something has changed. */
export function ReportsPage() {
  const { quality: words } = useWords().messages
  const { nameOf } = useCentres()
  return (
    <OfficePage title={words.reports} lead={words.reportsLead} fills>
      <MakeReport />
      <DataList
        of={{
          name: 'reports',
          label: words.reports,
          row: monthReportOperations['reports.list'],
          items: ({ reports }) => reports,
          idOf: ({ reportId }) => reportId,
          columns: reportColumns(words, nameOf),
          empty: { title: words.noReportsTitle, text: words.noReportsText },
        }}
      />
    </OfficePage>
  )
}
