import type { BayClosing, BoardAppointment } from '@sac/contracts/http/board'
import { useNow } from '#api/use-now.ts'
import { useWords } from '#words/admin/words.tsx'
import { BookingBlock, placeStyle } from './booking-block.tsx'
import { type DayFrame, frameOf, instantAt, minutesOf, placeOf, shutOf } from './day-layout.ts'
import type { Shown } from './today-data.ts'
import { type Dragged, useDrag } from './use-drag.ts'

type DayGridProps = {
  of: Shown
  onOpen: (appointment: BoardAppointment) => void
  onClosing: (closing: BayClosing) => void
  onMove: (move: { of: BoardAppointment; bay: string; scheduledDate: string }) => void
}

/** Bays side by side, time downwards. */
export function DayGrid({ of, onOpen, onClosing, onMove }: DayGridProps) {
  const { grid } = useWords().messages.today
  const frame = frameOf(of.board)
  const drag = useDrag(frame, ({ minute, ...dropped }) =>
    onMove({ ...dropped, scheduledDate: instantAt(frame, minute) }),
  )
  const open = (appointment: BoardAppointment) => drag.wasDragged() || onOpen(appointment)
  const parts = { of, frame, drag, onOpen: open, onClosing }
  return (
    <section className="day" aria-label={grid} style={{ '--hours': frame.hours } as React.CSSProperties}>
      <Hours frame={frame} />
      {of.board.centre.bays.map((bay) => (
        <Lane key={bay} bay={bay} {...parts} />
      ))}
      <NowLine frame={frame} />
    </section>
  )
}

function Hours({ frame }: { frame: DayFrame }) {
  const { formats } = useWords()
  return (
    <div className="day-hours tabular" aria-hidden="true">
      {Array.from({ length: frame.hours }, (_, hour) => (
        <span key={hour} style={placeStyle({ from: hour * 60, length: 60 })}>
          {formats.timeIn(instantAt(frame, hour * 60), frame.timeZone)}
        </span>
      ))}
    </div>
  )
}

type LaneProps = Pick<DayGridProps, 'of' | 'onOpen' | 'onClosing'> & {
  bay: string
  frame: DayFrame
  drag: ReturnType<typeof useDrag>
}

function Lane({ bay, of: { board, inspections }, frame, drag, onOpen, onClosing }: LaneProps) {
  const words = useWords().messages.today
  const isClosed = board.closedBays.includes(bay)
  const here = <T extends { bay: string }>(all: readonly T[]) => all.filter((one) => one.bay === bay)
  return (
    <section className="lane" aria-label={bay}>
      <h2 className="lane-name">
        <bdi>{bay}</bdi>
        {isClosed && <span className="quiet small">{words.bayClosedAllDay}</span>}
      </h2>
      <div className="lane-room" data-lane={bay}>
        {shutOf(frame, isClosed ? [] : board.openings).map((place) => (
          <span key={place.from} className="shut" style={placeStyle(place)} />
        ))}
        {here(board.closings).map((closing) => (
          <ClosingBlock key={closing.closingId} of={closing} frame={frame} onOpen={() => onClosing(closing)} />
        ))}
        {here(board.appointments).map((one) => (
          <BookingBlock
            key={one.appointmentId}
            of={one}
            inspection={inspections.find(({ inspectionId }) => inspectionId === one.inspectionId)}
            place={placeOf(frame, { from: one.scheduledDate, to: one.endsAt })}
            timeZone={frame.timeZone}
            isDragged={drag.dragged?.of.appointmentId === one.appointmentId}
            onOpen={() => onOpen(one)}
            onGrab={drag.grab(one)}
          />
        ))}
        {drag.dragged?.bay === bay && <Ghost of={drag.dragged} frame={frame} />}
      </div>
    </section>
  )
}

function ClosingBlock({ of, frame, onOpen }: { of: BayClosing; frame: DayFrame; onOpen: () => void }) {
  const { closed } = useWords().messages.today
  return (
    <button type="button" className="closing" style={placeStyle(placeOf(frame, of))} onClick={onOpen}>
      <strong>{closed}</strong> <bdi>{of.reason}</bdi>
    </button>
  )
}

/** Where it would stand. */
function Ghost({ of: { of, minute }, frame }: { of: Dragged; frame: DayFrame }) {
  const { formats } = useWords()
  const length = minutesOf({ from: of.scheduledDate, to: of.endsAt })
  return (
    <span className="ghost tabular" style={placeStyle({ from: minute, length })}>
      {formats.timeIn(instantAt(frame, minute), frame.timeZone)}
    </span>
  )
}

function NowLine({ frame }: { frame: DayFrame }) {
  const { messages, formats } = useWords()
  const now = useNow(30_000)
  const minute = (now - frame.first) / 60_000
  if (minute < 0 || minute > frame.hours * 60) return null
  const time = formats.timeIn(new Date(now).toISOString(), frame.timeZone)
  return (
    <div className="now-line" style={placeStyle({ from: minute, length: 0 })}>
      <span className="visually-hidden">{messages.today.now(time)}</span>
    </div>
  )
}
