import { Link } from '@tanstack/react-router'
import { Icon } from '#design/icon.tsx'
import { Plate } from '#design/plate.tsx'
import type { InspectionRow } from '../data/use-inspection-rows.ts'
import { useWords } from '../messages/words.tsx'

/** An open inspection: how far it is, and the way back to its first open checkpoint. */
export function ProgressRow({ row }: { row: InspectionRow }) {
  const { messages, formats } = useWords()
  const { summary, listing } = row
  const { today } = messages
  return (
    <li>
      <Link className="row" to="/i/$inspectionId/check" params={{ inspectionId: listing.inspectionId }}>
        <span className="grow cluster">
          {summary.plate ? <Plate>{summary.plate}</Plate> : <span>{today.noPlate}</span>}
          <span className="quiet tabular" hidden={summary.total === 0}>
            {today.answered(formats.number(summary.answered), formats.number(summary.total))}
          </span>
        </span>
        <strong className="accent">{today.resume}</strong>
        <Icon name="forward" />
      </Link>
    </li>
  )
}
