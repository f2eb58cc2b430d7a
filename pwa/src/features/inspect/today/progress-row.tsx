import { Link } from '@tanstack/react-router'
import { Icon } from '#design/icon.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/words.tsx'
import type { InspectionRow } from '../data/use-inspection-rows.ts'
import { holdingOf } from '../model/holding.ts'
import { HolderLine } from '../takeover/holder-line.tsx'
import { useMe } from '../takeover/use-me.ts'

/** An open inspection: how far it is, and the way back to its first open checkpoint; or who has taken it over. */
export function ProgressRow({ row }: { row: InspectionRow }) {
  const { messages, formats } = useWords()
  const { summary, listing } = row
  const { today, takeover } = messages
  const me = useMe()
  const mine = !me || holdingOf(listing.arrived, me).status === 'mine'
  return (
    <li>
      <Link className="row" to="/i/$inspectionId/check" params={{ inspectionId: listing.inspectionId }}>
        <span className="grow cluster">
          {summary.plate ? <Plate>{summary.plate}</Plate> : <span>{today.noPlate}</span>}
          <span className="quiet tabular" hidden={summary.total === 0}>
            {today.answered(formats.number(summary.answered), formats.number(summary.total))}
          </span>
          {!mine && <HolderLine arrived={listing.arrived} />}
        </span>
        <strong className="accent">{mine ? today.resume : takeover.act}</strong>
        <Icon name="forward" />
      </Link>
    </li>
  )
}
