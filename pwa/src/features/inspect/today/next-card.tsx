import { Link } from '@tanstack/react-router'
import { Plate } from '#design/plate.tsx'
import type { Assignment } from '../device-data.ts'
import { useWords } from '../messages/words.tsx'

/** One appointment of today, with its start. */
export function NextCard({ assignment, timeZone }: { assignment: Assignment; timeZone: string }) {
  const { messages, formats } = useWords()
  const { vehicle, scheduledDate, kind, bay, appointmentId } = assignment
  const name = [vehicle.make, vehicle.model].filter(Boolean).join(' ')
  return (
    <article className="card next-card" aria-label={vehicle.plate}>
      <p className="cluster">
        <strong className="num">{formats.timeIn(scheduledDate, timeZone)}</strong>
        <Plate>{vehicle.plate}</Plate>
      </p>
      <p className="quiet">{[name, messages.today.kind[kind], bay].filter(Boolean).join(' · ')}</p>
      <Link className="btn btn-primary" to="/new" search={{ appointment: appointmentId }}>
        {messages.today.start}
        <span className="visually-hidden"> {vehicle.plate}</span>
      </Link>
    </article>
  )
}
