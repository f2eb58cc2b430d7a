import type { BoardAppointment } from '@sac/contracts/http/board'
import type { Centre } from '@sac/contracts/http/centres'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useState } from 'react'
import { useOffice } from '#api/use-office.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Link } from './link.tsx'
import { useLive } from './live/use-live.ts'

type StrandedProps = { centre: Pick<Centre, 'centreId' | 'timeZone'> }

const shownAtFirst = 3

/** Who is booked although the centre is closed by then, each with the way to its day; nothing where there is nobody. */
export function StrandedNote({ centre }: StrandedProps) {
  const words = useWords().messages.today.stranded
  const row = centreOperations['centres.stranded']
  useLive([{ row, by: ['appointment'] }], { gatherMs: 2_000 })
  const { data } = useOffice(row, { params: { centreId: centre.centreId } }, { keepsBefore: true })
  const [isOpen, setOpen] = useState(false)
  if (!data || data.count === 0) return null
  const { count, appointments } = data
  const shown = isOpen ? appointments : appointments.slice(0, shownAtFirst)
  return (
    <Note tone="warn">
      <h2>{words.title(count)}</h2>
      <p>{words.text}</p>
      <ul className="stranded">
        {shown.map((one) => (
          <StrandedRow key={one.appointmentId} of={one} centre={centre} />
        ))}
      </ul>
      {shown.length < appointments.length && <Button onClick={() => setOpen(true)}>{words.all(count)}</Button>}
      {isOpen && appointments.length < count && <p>{words.first(appointments.length)}</p>}
    </Note>
  )
}

function StrandedRow({ of, centre: { centreId, timeZone } }: StrandedProps & { of: BoardAppointment }) {
  const { formats } = useWords()
  const { scheduledDate, bay, vehicle, customerName } = of
  return (
    <li>
      <Link to="/" search={{ centre: centreId, date: dateIn(timeZone, scheduledDate) }}>
        <bdi>{formats.list([formats.dayIn(scheduledDate, timeZone), formats.timeIn(scheduledDate, timeZone)])}</bdi>
      </Link>
      <Plate>{vehicle.plate}</Plate>
      <bdi>{formats.list([bay, customerName])}</bdi>
    </li>
  )
}
