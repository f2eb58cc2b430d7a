import type { AppointmentAtCentre } from '@sac/contracts/http/bookings'
import { officeNow } from '#api/office-clock.ts'
import { centreLine } from '#customer/centre-place.tsx'
import { Button } from '#design/button.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/customer/words.tsx'
import { calendarFile } from './calendar-file.ts'

/** Hands over a file that every calendar opens. */
export function CalendarAct({ appointment }: { appointment: AppointmentAtCentre }) {
  const { messages, formats } = useWords()
  const save = () => {
    const file = calendarFile({
      ...appointment,
      summary: messages.booking.calendarTitle(messages.home.kinds[appointment.kind], appointment.vehicle.plate),
      location: centreLine(appointment.centre, formats),
      now: officeNow(),
      host: location.host,
    })
    saveFile({ name: 'appointment.ics', blob: new Blob([file], { type: 'text/calendar' }) })
  }
  return <Button onClick={save}>{messages.appointments.calendar}</Button>
}
