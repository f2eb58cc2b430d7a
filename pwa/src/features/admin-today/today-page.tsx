import './today.css'
import type { BayClosing, Board, BoardAppointment } from '@sac/contracts/http/board'
import type { PublicCentre } from '@sac/contracts/http/centres'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { useState } from 'react'
import { LiveMark } from '#admin/live/live-mark.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { StrandedNote } from '#admin/stranded-note.tsx'
import { useAsked } from '#admin/use-asked.ts'
import { useCentres } from '#admin/use-centres.ts'
import { Answered } from '#api/answered.tsx'
import { useNow } from '#api/use-now.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/admin/words.tsx'
import { BookingSheet } from './booking-sheet.tsx'
import { CloseBayDialog, ReopenDialog } from './closing-dialogs.tsx'
import { DayGrid } from './day-grid.tsx'
import { DayLine } from './day-line.tsx'
import { DayFigures } from './figures.tsx'
import { OwedPanel, RunningPanel } from './owed-panel.tsx'
import { type Shown, useDay } from './today-data.ts'
import { useMove } from './use-move.ts'
import { WalkInDialog } from './walk-in-dialog.tsx'

/** The day of a centre: who comes, what is under way, and what has not arrived. */
export function TodayPage() {
  const { today: words } = useWords().messages
  const { read, centres } = useCentres()
  const { asked } = useAsked()
  if (!read.data)
    return (
      <OfficePage title={words.title}>
        <Answered of={read} rows={8}>
          {() => null}
        </Answered>
      </OfficePage>
    )
  const centre = centres.find(({ centreId }) => centreId === asked['centre']) ?? centres[0]
  if (centre) return <CentreDay key={centre.centreId} centre={centre} centres={centres} />
  return (
    <OfficePage title={words.title}>
      <Note>
        <h2>{words.noCentreTitle}</h2>
        <p>{words.noCentreText}</p>
      </Note>
    </OfficePage>
  )
}

type Shows =
  | { is: 'booking'; appointmentId: string }
  | { is: 'reopen'; closing: BayClosing }
  | { is: 'walk-in' }
  | { is: 'close' }

/** What is open over the day: first the booking the address names. */
function useShows() {
  const { asked, ask } = useAsked()
  const { booking } = asked
  const [shows, setShows] = useState<Shows | null>(booking ? { is: 'booking', appointmentId: booking } : null)
  const close = () => {
    setShows(null)
    if (booking) ask({ booking: undefined })
  }
  return { shows, setShows, close }
}

function DayActs({ onShow }: { onShow: (shows: Shows) => void }) {
  const { today: words } = useWords().messages
  return (
    <>
      <Button onClick={() => onShow({ is: 'close' })}>{words.closeBay}</Button>
      <Button look="primary" icon="plus" onClick={() => onShow({ is: 'walk-in' })}>
        {words.walkIn}
      </Button>
    </>
  )
}

/** The day the address names, else today. */
const askedDay = (asked: string | undefined, today: string): string =>
  asked !== undefined && /^\d{4}-\d\d-\d\d$/.test(asked) ? asked : today

function CentreDay({ centre, centres }: { centre: PublicCentre; centres: readonly PublicCentre[] }) {
  const { today: words } = useWords().messages
  const { asked, ask } = useAsked()
  const today = dateIn(centre.timeZone, new Date(useNow(60_000)).toISOString())
  const date = askedDay(asked['date'], today)
  const { live, board, inspections, owing } = useDay({ centreId: centre.centreId, date })
  const { shows, setShows, close } = useShows()
  const shown = board.data && { board: board.data, inspections: inspections.data?.inspections ?? [] }
  return (
    <OfficePage title={words.title} lead={<LiveMark state={live} />} acts={shown && <DayActs onShow={setShows} />}>
      <DayLine centres={centres} centreId={centre.centreId} date={date} today={today} onChange={ask} />
      <StrandedNote centre={centre} />
      <div className="today">
        <Answered of={board} rows={12}>
          {() => shown && <DayRoom of={shown} onShow={setShows} />}
        </Answered>
        {shown && <Side of={shown} owing={owing} />}
      </div>
      {shown && shows && <Dialogs of={shown} shows={shows} onClose={close} />}
    </OfficePage>
  )
}

function Side({ of, owing }: { of: Shown; owing: ReturnType<typeof useDay>['owing'] }) {
  return (
    <aside className="today-side">
      <RunningPanel of={of} />
      <Answered of={owing}>{({ devices }) => <OwedPanel devices={devices} of={of} />}</Answered>
    </aside>
  )
}

function DayRoom({ of, onShow }: { of: Shown; onShow: (shows: Shows) => void }) {
  const words = useWords().messages.today
  const { move, problem, done, isMoving } = useMove(of.board)
  const { appointments, openings } = of.board
  return (
    <div className="day-room" aria-busy={isMoving}>
      <div className="day-stands">
        <DayFigures of={of.board} />
        <output className="small quiet">{done}</output>
      </div>
      {problem && (
        <Note tone="error">
          <p>{problem}</p>
        </Note>
      )}
      {appointments.length === 0 && <p className="quiet">{openings.length === 0 ? words.closedDay : words.emptyDay}</p>}
      <DayGrid
        of={of}
        onOpen={({ appointmentId }: BoardAppointment) => onShow({ is: 'booking', appointmentId })}
        onClosing={(closing) => onShow({ is: 'reopen', closing })}
        onMove={move}
      />
    </div>
  )
}

function Dialogs({ of, shows, onClose }: { of: Shown; shows: Shows; onClose: () => void }) {
  const { board, inspections } = of
  switch (shows.is) {
    case 'walk-in':
      return <WalkInDialog board={board} onClose={onClose} />
    case 'close':
      return <CloseBayDialog board={board} onClose={onClose} />
    case 'reopen':
      return <ReopenDialog board={board} closing={shows.closing} onClose={onClose} />
    case 'booking':
      return <OpenBooking board={board} inspections={inspections} id={shows.appointmentId} onClose={onClose} />
  }
}

type OpenProps = { board: Board; inspections: Shown['inspections']; id: string; onClose: () => void }

/** As it was when it was opened: what somebody else does meanwhile is told, not slipped under the hand. */
function OpenBooking({ board, inspections, id, onClose }: OpenProps) {
  const [of] = useState(() => board.appointments.find(({ appointmentId }) => appointmentId === id))
  if (!of) return null
  const inspection = inspections.find(({ inspectionId }) => inspectionId === of.inspectionId)
  return <BookingSheet of={of} board={board} inspection={inspection} onClose={onClose} />
}
