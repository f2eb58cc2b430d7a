import { Link } from '@tanstack/react-router'
import { Icon } from '#design/icon.tsx'
import { Plate } from '#design/plate.tsx'
import { useReasons } from '#words/use-reasons.ts'
import { useWords } from '#words/words.tsx'
import { refusalWords } from '../conflicts/trouble-words.ts'
import type { InspectionRow } from '../data/use-inspection-rows.ts'
import { ProgressWordView } from './progress-word.tsx'

/** One inspection in the outbox: its plate, how far it has come, the last error in words, and what to do about it. */
export function OutboxRow({ row, onOpen }: { row: InspectionRow; onOpen: () => void }) {
  const { listing, summary } = row
  const { outbox, today } = useWords().messages
  const { status } = listing.status
  return (
    <li>
      <Link
        className="row"
        to={status === 'needs-attention' ? '/i/$inspectionId/attention' : '/i/$inspectionId/review'}
        params={{ inspectionId: listing.inspectionId }}
        onClick={onOpen}
      >
        <span className="grow stack stack-tight">
          <span className="cluster">
            {summary.plate ? <Plate>{summary.plate}</Plate> : today.noPlate}
            <span>{summary.open ? outbox.inProgress : outbox.finished}</span>
            <ProgressWordView progress={status} />
          </span>
          <SentCounts row={row} />
        </span>
        <Icon name="forward" />
      </Link>
    </li>
  )
}

function SentCounts({ row: { listing } }: { row: InspectionRow }) {
  const { messages, formats } = useWords()
  const { outbox } = messages
  const { events, photos } = listing
  const { number } = formats
  const refused = events.refused.at(-1)
  const reasons = useReasons({ asks: refused !== undefined })
  const lastError = refused && reasons && refusalWords(refused.error, reasons)
  const sent = events.sent < events.total ? outbox.sentOf(number(events.sent), number(events.total)) : outbox.eventsSent
  const carried = photos.total > 0 && outbox.photosOf(number(photos.sent), number(photos.total))
  return (
    <>
      <span className="small quiet">{formats.list([sent, carried])}</span>
      {lastError && <span className="small problem">{outbox.lastError(lastError)}</span>}
    </>
  )
}
