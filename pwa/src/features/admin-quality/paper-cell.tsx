import type { MonthReport } from '@sac/contracts/http/month-reports'
import { monthReportOperations } from '@sac/contracts/operations/month-reports'
import { When } from '#admin/when.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useFetch } from '#api/use-file.ts'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/admin/words.tsx'

const askedEveryMs = 2_000
const isOnItsWay = ({ paper }: MonthReport) => paper.status === 'waiting' || paper.status === 'failed'

/** The sealed paper of a report: saved, on its way, or what can be done about it. A paper on its way is watched. */
export function PaperCell({ of: listed }: { of: MonthReport }) {
  const { reportId } = listed
  const read = useOffice(
    monthReportOperations['reports.read'],
    { params: { reportId } },
    { enabled: isOnItsWay(listed), everyMs: askedEveryMs },
  )
  const report = isOnItsWay(listed) ? (read.data ?? listed) : listed
  const { quality: words } = useWords().messages
  switch (report.paper.status) {
    case 'made':
      return <SavePaper of={report} />
    case 'waiting':
      return (
        <output className="quiet paper-waits">
          {words.paperWaits} <When at={report.paper.askedAt} />
        </output>
      )
    case 'failed':
    case 'none':
      return <MakePaper of={report} />
  }
}

function SavePaper({ of: { reportId, centreId, month, version } }: { of: MonthReport }) {
  const { messages } = useWords()
  const { quality: words } = messages
  const fetching = useFetch(monthReportOperations['reports.pdf'])
  const onSuccess = (body: unknown) => {
    const name = `${centreId}-${month}-v${version}.pdf`
    if (body instanceof Blob) saveFile({ name, blob: new Blob([body], { type: 'application/pdf' }) })
  }
  return (
    <span className="cluster">
      <Button
        onClick={() => fetching.mutate({ params: { reportId } }, { onSuccess })}
        disabled={fetching.isPending}
        aria-label={`${words.savePdf}: ${words.savePdfOf(month, version)}`}
      >
        {words.savePdf}
      </Button>
      <Problem>{refusalWords(fetching.error, messages)}</Problem>
    </span>
  )
}

function MakePaper({ of: { reportId, month, version, paper } }: { of: MonthReport }) {
  const { messages } = useWords()
  const { quality: words } = messages
  const print = useAct(monthReportOperations['reports.print'])
  const [name, label] =
    paper.status === 'failed'
      ? [words.paperAgain, words.paperAgainOf(month, version)]
      : [words.paperMake, words.paperMakeOf(month, version)]
  return (
    <span className="cluster">
      {paper.status === 'failed' && <Problem>{words.paperFailed(paper.attempts)}</Problem>}
      <Button
        onClick={() => print.mutate({ params: { reportId } })}
        disabled={print.isPending}
        aria-label={`${name}: ${label}`}
      >
        {name}
      </Button>
      <Problem>{refusalWords(print.error, messages)}</Problem>
    </span>
  )
}
