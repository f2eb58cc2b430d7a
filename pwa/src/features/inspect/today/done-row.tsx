import type { ResultCode } from '@sac/contracts/inspection/report'
import { Link } from '@tanstack/react-router'
import { Icon } from '#design/icon.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/words.tsx'
import type { InspectionRow } from '../data/use-inspection-rows.ts'
import { ProgressWordView } from '../outbox/progress-word.tsx'

const failed = (result: ResultCode | null) => result === 'fail' || result === 'fail-dangerous'

/** A closed inspection of today: result, how far it has come, and the retest of a failed one. */
export function DoneRow({ row, retested }: { row: InspectionRow; retested: boolean }) {
  const { messages } = useWords()
  const { summary, listing } = row
  const { today, common } = messages
  const attention = listing.status.status === 'needs-attention'
  return (
    <li className="done-row">
      <Link
        className="row"
        to={attention ? '/i/$inspectionId/attention' : '/i/$inspectionId/review'}
        params={{ inspectionId: listing.inspectionId }}
      >
        <span className="grow cluster">
          {summary.plate ? <Plate>{summary.plate}</Plate> : <span>{today.noPlate}</span>}
          {summary.result && (
            <strong className={`result result-${summary.result}`}>{common.result[summary.result]}</strong>
          )}
          <ProgressWordView progress={listing.status.status} />
        </span>
        <Icon name="forward" />
      </Link>
      {failed(summary.result) && !retested && (
        <Link className="btn btn-plain" to="/new" search={{ retestOf: listing.inspectionId }}>
          {today.retest}
          <span className="visually-hidden"> {summary.plate}</span>
        </Link>
      )}
    </li>
  )
}
