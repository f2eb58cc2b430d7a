import type { CertificateSummary } from '@sac/contracts/http/certificates'
import { Link } from '#admin/link.tsx'
import type { Column } from '#admin/list/list-types.ts'
import { When } from '#admin/when.tsx'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Figures, Plate } from '#design/plate.tsx'
import type { Messages } from '#words/admin/words.tsx'
import { ResultChip, StatusChip } from './chips.tsx'

type Given = { messages: Messages; formats: CustomerFormats } & { centreName: (centreId: string) => string }
type Columns = Column<CertificateSummary>[]

/** The number, which leads to the record. */
const numberOf = ({ messages: { certificates: words } }: Given): Columns[number] => ({
  id: 'number',
  name: words.number,
  cell: ({ certificateId, number, revision }) => (
    <Link className="row-link" to="/certificates/$certificateId" params={{ certificateId }}>
      {number ? <Figures>{number}</Figures> : words.noNumber}
      {revision > 1 && <span className="quiet"> {words.revisionOf(revision)}</span>}
    </Link>
  ),
  text: ({ number, revision }) => (revision > 1 ? `${number} ${words.revisionOf(revision)}` : number),
})

const carOf = ({ messages: { certificates: words } }: Given): Columns => [
  { id: 'plate', name: words.plate, cell: ({ plate }) => <Plate>{plate}</Plate>, text: ({ plate }) => plate },
  {
    id: 'result',
    name: words.result,
    cell: ({ result }) => <ResultChip result={result} />,
    text: ({ result }) => words.results[result],
  },
]

const daysOf = ({ messages: { certificates: words }, formats }: Given): Columns => [
  {
    id: 'tested',
    name: words.tested,
    cell: ({ testedOn }) => <span className="tabular">{formats.date(testedOn)}</span>,
    text: ({ testedOn }) => testedOn,
    sorts: { down: 'tested' },
  },
  {
    id: 'until',
    name: words.validUntil,
    cell: ({ validUntil }) => validUntil && <span className="tabular">{formats.date(validUntil)}</span>,
    text: ({ validUntil }) => validUntil,
    sorts: { up: 'expires' },
  },
]

const restOf = ({ messages: { certificates: words }, centreName }: Given): Columns => [
  {
    id: 'issued',
    name: words.issued,
    cell: ({ issuedAt }) => <When at={issuedAt} />,
    text: ({ issuedAt }) => issuedAt,
    sorts: { down: 'issued' },
  },
  {
    id: 'centre',
    name: words.centre,
    cell: ({ centreId }) => centreName(centreId),
    text: ({ centreId }) => centreId,
  },
  {
    id: 'vin',
    name: words.vin,
    isExtra: true,
    cell: ({ vin }) => <Figures>{vin}</Figures>,
    text: ({ vin }) => vin,
  },
  {
    id: 'kind',
    name: words.kind,
    isExtra: true,
    cell: ({ kind }) => words.kinds[kind],
    text: ({ kind }) => words.kinds[kind],
  },
]

export function certificateColumns(given: Given): Columns {
  const { certificates: words } = given.messages
  const status: Columns[number] = {
    id: 'status',
    name: words.status,
    cell: (one) => <StatusChip status={one.status} />,
    text: (one) => words.statuses[one.status],
  }
  return [numberOf(given), ...carOf(given), status, ...daysOf(given), ...restOf(given)]
}

const dayMs = 86_400_000

/** Of what ends: how long it still counts, and no states. */
export function expiringColumns(given: Given): Columns {
  const { certificates: words } = given.messages
  const left: Columns[number] = {
    id: 'left',
    name: words.daysLeft,
    atEnd: true,
    cell: ({ validUntil }) => validUntil && <span className="tabular">{daysUntil(validUntil)}</span>,
    text: ({ validUntil }) => validUntil && daysUntil(validUntil),
  }
  return [numberOf(given), ...carOf(given), ...daysOf(given), left, ...restOf(given).slice(1)].map(
    ({ sorts: _none, ...column }) => column,
  )
}

const daysUntil = (date: string): number =>
  Math.max(0, Math.ceil((Date.parse(`${date}T23:59:59Z`) - Date.now()) / dayMs))
