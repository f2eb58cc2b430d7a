import type { Arrived } from '@sac/contracts/inspection/holders'
import { isolated } from '@sac/contracts/text/isolate'
import { Link } from '@tanstack/react-router'
import { joinFacts } from '#design/join-facts.ts'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/words.tsx'
import type { Assignment } from '../model/office-data.ts'
import { HolderLine } from '../takeover/holder-line.tsx'

type NextCardProps = {
  assignment: Assignment
  timeZone: string
  /** What another device has already recorded of it. */
  begun: readonly Arrived[] | undefined
  /** Not of today: its day stands before its time. */
  dated?: boolean
}

/** One appointment of today, with its start; or who has begun it elsewhere, and the way to take over. */
export function NextCard({ assignment, timeZone, begun, dated = false }: NextCardProps) {
  const { messages, formats } = useWords()
  const { vehicle, scheduledDate, kind, bay, appointmentId } = assignment
  const name = [vehicle.make, vehicle.model].filter(Boolean).join(' ')
  return (
    <article className="card next-card" aria-label={vehicle.plate}>
      <p className="cluster">
        {dated && <span>{formats.dayIn(Date.parse(scheduledDate), timeZone)}</span>}
        <strong className="num">{formats.timeIn(scheduledDate, timeZone)}</strong>
        <Plate>{vehicle.plate}</Plate>
      </p>
      <p className="quiet">
        {joinFacts([isolated(name), messages.today.kind[kind], isolated(bay.replaceAll(' ', '\u00a0'))])}
      </p>
      {begun && <HolderLine arrived={begun} />}
      <Link className={begun ? 'btn' : 'btn btn-primary'} to="/new" search={{ appointment: appointmentId }}>
        {begun ? messages.takeover.act : messages.today.start}
        <span className="visually-hidden"> {vehicle.plate}</span>
      </Link>
    </article>
  )
}
