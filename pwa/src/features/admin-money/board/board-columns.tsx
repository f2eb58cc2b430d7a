import type { BoardEntry, BoardList } from '@sac/contracts/http/reconciliation'
import { Link } from '#admin/link.tsx'
import type { Column } from '#admin/list/list-types.ts'
import type { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { Button } from '#design/button.tsx'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Figures, Plate } from '#design/plate.tsx'
import type { Messages } from '#words/admin/words.tsx'
import type { ToTake } from '../counter/take-dialog.tsx'

type Given = {
  list: BoardList
  words: Messages['money']
  formats: CustomerFormats
  centreName: (centreId: string) => string
  nameOf: ReturnType<typeof useStaffNames>
  onClose: (entry: BoardEntry) => void
  onTake: (owed: ToTake) => void
}

/** What the counter can take for it; money that is here already is never taken again. */
function owedFor({ appointmentId, plate, amountMinor, currency }: BoardEntry, list: BoardList): ToTake | null {
  if (list === 'payment-without-slot' || appointmentId === null || !amountMinor || currency === null) return null
  return { appointmentId, plate, price: { amountMinor, currency } }
}

/** The record where something can be done about it. */
function SubjectLink({
  of: { paymentId, certificateId, number, plate },
  words,
}: { of: BoardEntry } & Pick<Given, 'words'>) {
  const name = plate ? <Plate>{plate}</Plate> : words.noPlate
  if (paymentId !== null)
    return (
      <Link className="row-link" to="/money/payments/$paymentId" params={{ paymentId }}>
        {name}
      </Link>
    )
  if (certificateId === null) return name
  return (
    <Link className="row-link" to="/certificates/$certificateId" params={{ certificateId }}>
      {name} {number && <Figures>{number}</Figures>}
    </Link>
  )
}

export function boardColumns(given: Given): Column<BoardEntry>[] {
  const { words, formats, centreName } = given
  return [
    {
      id: 'plate',
      name: words.plate,
      cell: (entry) => <SubjectLink of={entry} words={words} />,
      text: ({ plate, number }) => formats.list([plate, number]),
    },
    {
      id: 'since',
      name: words.since,
      cell: ({ since }) => <When at={since} />,
      text: ({ since }) => since,
    },
    {
      id: 'amount',
      name: words.amount,
      atEnd: true,
      cell: ({ amountMinor, currency }) =>
        amountMinor !== null && currency && <span className="tabular">{formats.money({ amountMinor, currency })}</span>,
      text: ({ amountMinor }) => amountMinor && amountMinor / 100,
    },
    {
      id: 'centre',
      name: words.centre,
      cell: ({ centreId }) => centreId && centreName(centreId),
      text: ({ centreId }) => centreId,
    },
    {
      id: 'acts',
      name: words.note,
      cell: (entry) => <ActsCell of={entry} given={given} />,
      text: ({ closed }) => closed?.note ?? null,
    },
  ]
}

function ActsCell({ of: entry, given }: { of: BoardEntry; given: Given }) {
  const { list, words, nameOf, onClose, onTake } = given
  const { closed } = entry
  if (closed)
    return (
      <span>
        {closed.note}{' '}
        <span className="quiet">
          {nameOf(closed.by, words.byRule)}, <When at={closed.at} />
        </span>
      </span>
    )
  const owed = owedFor(entry, list)
  return (
    <span className="cluster">
      {owed && <Button onClick={() => onTake(owed)}>{words.take}</Button>}
      <Button look="plain" onClick={() => onClose(entry)}>
        {words.close}
      </Button>
    </span>
  )
}
