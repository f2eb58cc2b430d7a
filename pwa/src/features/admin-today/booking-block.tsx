import type { BoardAppointment } from '@sac/contracts/http/board'
import type { DayInspection } from '@sac/contracts/http/inspection-day'
import type { CSSProperties, PointerEvent } from 'react'
import { Icon } from '#design/icon.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Bar } from './bar.tsx'
import type { Place } from './day-layout.ts'

export const placeStyle = ({ from, length }: Place): CSSProperties =>
  ({ '--from': from, '--length': length }) as CSSProperties

type BlockProps = {
  of: BoardAppointment
  inspection: DayInspection | undefined
  place: Place
  timeZone: string
  isDragged: boolean
  onOpen: () => void
  onGrab: (event: PointerEvent<HTMLElement>) => void
}

/** One car on the grid: opened by a click or a key, moved by dragging. */
export function BookingBlock({ of, inspection, place, timeZone, isDragged, onOpen, onGrab }: BlockProps) {
  const { messages, formats } = useWords()
  const words = messages.today
  const { vehicle, status, scheduledDate, customerName, paymentId } = of
  const car = [vehicle.make, vehicle.model].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      className="booking"
      data-status={status}
      data-dragged={isDragged || undefined}
      style={placeStyle(place)}
      onClick={onOpen}
      onPointerDown={onGrab}
    >
      <span className="booking-line">
        <Plate>{vehicle.plate}</Plate>
        <span className="booking-time tabular">{formats.timeIn(scheduledDate, timeZone)}</span>
        {status === 'done' && <Icon name="check" />}
        {paymentId === null && status !== 'no-show' && <span className="booking-unpaid">{words.unpaid}</span>}
      </span>
      <span className="booking-line quiet">{formats.list([car, customerName])}</span>
      {inspection?.progress && <Bar of={inspection.progress} />}
      <span className="visually-hidden">{words.statuses[status]}</span>
    </button>
  )
}
