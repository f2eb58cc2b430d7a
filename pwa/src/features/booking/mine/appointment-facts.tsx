import type { AppointmentAtCentre } from '@sac/contracts/http/bookings'
import { CentrePlace } from '#customer/centre-place.tsx'
import { Facts } from '#design/facts.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { isComing } from './is-coming.ts'

type AppointmentFactsProps = { appointment: AppointmentAtCentre; receipt?: string | undefined }

/** Whether there is still something to pay. */
function owedOf({ paymentId, status }: AppointmentAtCentre): 'paid' | 'toPay' | 'price' {
  if (paymentId) return 'paid'
  return isComing({ status }) ? 'toPay' : 'price'
}

/** Everything one needs to know on the day. */
export function AppointmentFacts({ appointment, receipt }: AppointmentFactsProps) {
  const { messages, formats } = useWords()
  const { appointments, home } = messages
  const { scheduledDate, vehicle, kind, price, centre } = appointment
  const { timeZone } = centre
  const owed = owedOf(appointment)
  const facts = [
    {
      name: appointments.when,
      value: appointments.one(formats.longDayIn(scheduledDate, timeZone), formats.timeIn(scheduledDate, timeZone)),
    },
    { name: appointments.vehicle, value: <Plate>{vehicle.plate}</Plate> },
    { name: appointments.service, value: home.kinds[kind] },
    { name: appointments.where, value: <CentrePlace centre={centre} /> },
    ...(price ? [{ name: appointments[owed], value: <span className="price">{formats.money(price)}</span> }] : []),
    ...(receipt ? [{ name: appointments.receipt, value: <span className="num">{receipt}</span> }] : []),
  ]
  return <Facts of={facts} />
}
