import type { Appointment } from '@sac/contracts/http/bookings'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { Link } from '#admin/link.tsx'
import { wordColumn } from '#admin/list/columns.tsx'
import { DataList } from '#admin/list/data-list.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { OfficePage } from '#admin/office-page.tsx'
import { useCentres } from '#admin/use-centres.ts'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Plate } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'

type Given = {
  words: Messages['today']
  formats: CustomerFormats
  centreName: (centreId: string) => string
  zoneOf: (centreId: string) => string
}

const over: ReadonlySet<Appointment['status']> = new Set(['cancelled', 'expired'])

/** To its day, where it can be acted on; those that are over are on no day any more. */
const carColumn = ({ words, zoneOf }: Given): Column<Appointment> => ({
  id: 'plate',
  name: words.plate,
  cell: ({ appointmentId, centreId, scheduledDate, vehicle, status }) => {
    const plate = <Plate>{vehicle.plate}</Plate>
    if (over.has(status)) return plate
    const date = dateIn(zoneOf(centreId), scheduledDate)
    return (
      <Link className="row-link" to="/" search={{ centre: centreId, date, booking: appointmentId }}>
        {plate}
      </Link>
    )
  },
  text: ({ vehicle }) => vehicle.plate,
})

const columnsOf = ({ words, formats, centreName, zoneOf }: Given): Column<Appointment>[] => [
  {
    id: 'time',
    name: words.time,
    cell: ({ scheduledDate, centreId }) => (
      <time dateTime={scheduledDate} title={scheduledDate} className="tabular">
        {formats.list([
          formats.date(dateIn(zoneOf(centreId), scheduledDate)),
          formats.timeIn(scheduledDate, zoneOf(centreId)),
        ])}
      </time>
    ),
    text: ({ scheduledDate }) => scheduledDate,
  },
  wordColumn('status', words.status, ({ status }) => words.statuses[status]),
  wordColumn('kind', words.kind, ({ kind }) => words.kinds[kind]),
  wordColumn('centre', words.centre, ({ centreId }) => centreName(centreId)),
  wordColumn('bay', words.bay, ({ bay }) => bay, { isExtra: true }),
  {
    id: 'price',
    name: words.price,
    atEnd: true,
    cell: ({ price }) => price && <span className="tabular">{formats.money(price)}</span>,
    text: ({ price }) => price && price.amountMinor / 100,
  },
  wordColumn('paid', words.payment, ({ price, paymentId }) => {
    if (paymentId !== null) return words.paid
    return price && words.unpaid
  }),
]

/** Every booking of the house, found by the car's plate. */
export function BookingsPage() {
  const { messages, formats } = useWords()
  const { today: words } = messages
  const { centres, nameOf: centreName } = useCentres()
  const zoneOf = (centreId: string) => centres.find((one) => one.centreId === centreId)?.timeZone ?? 'UTC'
  const given = { words, formats, centreName, zoneOf }
  return (
    <OfficePage title={words.bookings.title} fills>
      <DataList
        of={{
          name: 'bookings',
          label: words.bookings.title,
          row: appointmentOperations['appointments.search'],
          live: ['appointment'],
          items: ({ appointments }) => appointments,
          idOf: ({ appointmentId }) => appointmentId,
          columns: [carColumn(given), ...columnsOf(given)],
          search: words.plate,
          empty: { title: words.bookings.emptyTitle, text: words.bookings.emptyText },
        }}
      />
    </OfficePage>
  )
}
