import type { Appointment } from '@sac/contracts/http/bookings'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { Chip } from '#admin/chip.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { Answered } from '#api/answered.tsx'
import { Button } from '#design/button.tsx'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Plate } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { DayFields } from '../day-fields.tsx'
import { NoCentre } from '../no-centre.tsx'
import { type CentreDay, useCentreDay } from '../use-centre-day.ts'
import { TakeDialog, type ToTake } from './take-dialog.tsx'

const over: ReadonlySet<Appointment['status']> = new Set(['cancelled', 'expired', 'no-show'])

/** What can be taken for it now; null where it costs nothing, is paid, or is over. */
function owedFor({ appointmentId, vehicle, price, paymentId, status }: Appointment): ToTake | null {
  if (price === null || price.amountMinor === 0 || paymentId !== null || over.has(status)) return null
  return { appointmentId, plate: vehicle.plate, price }
}

type Given = { words: Messages['money']; formats: CustomerFormats; timeZone: string; onTake: (owed: ToTake) => void }

const columnsOf = ({ words, formats, timeZone, onTake }: Given): Column<Appointment>[] => [
  {
    id: 'time',
    name: words.time,
    cell: ({ scheduledDate }) => <span className="tabular">{formats.timeIn(scheduledDate, timeZone)}</span>,
    text: ({ scheduledDate }) => scheduledDate,
  },
  {
    id: 'plate',
    name: words.plate,
    cell: ({ vehicle }) => <Plate>{vehicle.plate}</Plate>,
    text: ({ vehicle }) => vehicle.plate,
  },
  {
    id: 'kind',
    name: words.text,
    cell: ({ kind }) => words.lineKinds[kind],
    text: ({ kind }) => words.lineKinds[kind],
  },
  {
    id: 'status',
    name: words.status,
    cell: ({ status }) => words.appointmentStatuses[status],
    text: ({ status }) => words.appointmentStatuses[status],
  },
  {
    id: 'price',
    name: words.price,
    atEnd: true,
    cell: ({ price }) => price && <span className="tabular">{formats.money(price)}</span>,
    text: ({ price }) => price && price.amountMinor / 100,
  },
  {
    id: 'paid',
    name: words.payment,
    cell: (one) => <PaidCell of={one} words={words} onTake={onTake} />,
    text: ({ paymentId }) => (paymentId === null ? words.toPay : words.paid),
  },
]

function PaidCell({ of: one, words, onTake }: { of: Appointment } & Omit<Given, 'formats' | 'timeZone'>) {
  const owed = owedFor(one)
  if (owed) return <Button onClick={() => onTake(owed)}>{words.take}</Button>
  if (one.paymentId !== null) return <Chip tone="good">{words.paid}</Chip>
  return <span className="quiet">{words.free}</span>
}

/** Bookings of a day, and what is still to be paid for them. */
export function CounterPage() {
  const { money: words } = useWords().messages
  const { read, chosen } = useCentreDay()
  return (
    <OfficePage title={words.counter} fills acts={chosen && <DayFields of={chosen} />}>
      <Answered of={read}>{() => (chosen ? <DayBookings of={chosen} /> : <NoCentre />)}</Answered>
    </OfficePage>
  )
}

function DayBookings({ of: { centreId, day, timeZone } }: { of: CentreDay }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const [taking, setTaking] = useState<ToTake | null>(null)
  return (
    <>
      <DataList
        of={{
          name: 'counter',
          label: words.counter,
          row: appointmentOperations['appointments.list'],
          input: { query: { centreId, date: day } },
          items: ({ appointments }) => appointments,
          idOf: ({ appointmentId }) => appointmentId,
          columns: columnsOf({ words, formats, timeZone, onTake: setTaking }),
          empty: { title: words.counterEmptyTitle, text: words.counterEmptyText },
        }}
      />
      {taking && <TakeDialog of={taking} onClose={() => setTaking(null)} />}
    </>
  )
}
