import type { Appointment } from '@sac/contracts/http/bookings'
import { CentrePlace } from '#customer/centre-place.tsx'
import { useCentre } from '#customer/use-centres.ts'
import { Facts } from '#design/facts.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { isComing } from './is-coming.ts'

type AppointmentFactsProps = { appointment: Appointment; receipt?: string | undefined }

/** Whether there is still something to pay. */
function owedOf({ paymentId, status }: Appointment): 'paid' | 'toPay' | 'price' {
  if (paymentId) return 'paid'
  return isComing({ status }) ? 'toPay' : 'price'
}

/** Everything one needs to know on the day. */
export function AppointmentFacts({ appointment, receipt }: AppointmentFactsProps) {
  const { messages, formats } = useWords()
  const { appointments, home } = messages
  const { scheduledDate, vehicle, kind, price, centreId } = appointment
  const centre = useCentre(centreId)
  const zone = centre?.timeZone ?? 'UTC'
  const owed = owedOf(appointment)
  const facts = [
    {
      name: appointments.when,
      value: appointments.one(formats.longDayIn(scheduledDate, zone), formats.timeIn(scheduledDate, zone)),
    },
    { name: appointments.vehicle, value: <Plate>{vehicle.plate}</Plate> },
    { name: appointments.service, value: home.kinds[kind] },
    { name: appointments.where, value: centre && <CentrePlace centre={centre} /> },
    ...(price ? [{ name: appointments[owed], value: <span className="price">{formats.money(price)}</span> }] : []),
    ...(receipt ? [{ name: appointments.receipt, value: <span className="num">{receipt}</span> }] : []),
  ]
  return <Facts of={facts} />
}
