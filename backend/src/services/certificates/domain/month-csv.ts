// A month's tests as an authority reads them: one line each (docs/month-report.md). Equal tests give equal bytes.
import type { CertificateStatus } from '@sac/contracts/http/certificates'
import type { InspectionReport } from '@sac/contracts/inspection/report'

/** The newest paper of a test. */
export type TestOfMonth = {
  testedOn: string
  number: string | null
  revision: number
  status: CertificateStatus
  validUntil: string | null
  report: InspectionReport
}

type Cell = string | number | null
type Column = readonly [name: string, cell: (test: TestOfMonth) => Cell]

const columns: readonly Column[] = [
  ['inspection_id', ({ report }) => report.inspectionId],
  ['tested_on', ({ testedOn }) => testedOn],
  ['tested_at', ({ report }) => report.testedAt],
  ['centre_id', ({ report }) => report.centre.id],
  ['station', ({ report }) => report.centre.station],
  ['inspector_number', ({ report }) => report.inspector.number],
  ['kind', ({ report }) => report.kind],
  ['result', ({ report }) => report.outcome.result],
  ['minor', ({ report }) => report.outcome.minor],
  ['major', ({ report }) => report.outcome.major],
  ['dangerous', ({ report }) => report.outcome.dangerous],
  ['deficiency_codes', ({ report }) => report.deficiencies.map(({ code }) => code).join(' ')],
  ['plate', ({ report }) => report.vehicle.plate],
  ['country', ({ report }) => report.vehicle.country],
  ['vin', ({ report }) => report.vehicle.vin],
  ['make', ({ report }) => report.vehicle.make],
  ['model', ({ report }) => report.vehicle.model],
  ['category', ({ report }) => report.vehicle.category],
  ['fuel', ({ report }) => report.vehicle.fuel],
  ['first_registration', ({ report }) => report.vehicle.firstRegistration],
  ['odometer', ({ report }) => report.odometer.value],
  ['odometer_unit', ({ report }) => report.odometer.unit],
  ['certificate_number', ({ number }) => number],
  ['certificate_revision', ({ revision }) => revision],
  ['certificate_status', ({ status }) => status],
  ['valid_until', ({ validUntil }) => validUntil],
  ['retest_by', ({ report }) => report.retestOrder?.deadline ?? null],
  ['rule_version', ({ report }) => report.ruleVersion],
]

// A spreadsheet would carry out what begins so; and a line of the file is one test.
function textOf(cell: Cell): string {
  const text = String(cell ?? '')
    .replaceAll(/[\r\n\t]+/g, ' ')
    .trim()
  const harmless = typeof cell === 'string' && /^[=+\-@]/.test(text) ? `'${text}` : text
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

const lineOf = (cells: readonly Cell[]) => `${cells.map(textOf).join(',')}\r\n`

/** UTF-8, comma, CRLF, a header. */
export const writeMonthCsv = (tests: readonly TestOfMonth[]): string =>
  [lineOf(columns.map(([name]) => name)), ...tests.map((test) => lineOf(columns.map(([, cell]) => cell(test))))].join(
    '',
  )

type MonthChanges = { added: string[]; removed: string[]; altered: string[] }

// The id comes first and needs no quotes.
const linesById = (csv: string) =>
  new Map(
    csv
      .split('\r\n')
      .slice(1, -1)
      .map((line) => [line.slice(0, line.indexOf(',')), line]),
  )

/** By inspection, what a later file says otherwise. */
export function changesBetween(before: string, after: string): MonthChanges {
  const [old, young] = [linesById(before), linesById(after)]
  return {
    added: [...young.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !young.has(id)),
    altered: [...young].filter(([id, line]) => old.has(id) && old.get(id) !== line).map(([id]) => id),
  }
}
