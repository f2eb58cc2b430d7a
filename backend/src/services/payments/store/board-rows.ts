// What does not add up between bookings, money, tests and papers. Each list is a question about what is known here, asked anew each
// time: an entry goes when its cause does, or when somebody has closed it.
import type { BoardEntry, BoardList } from '@sac/contracts/http/reconciliation'
import type { Db } from '@sac/platform/db/db'
import { plateBeginsWith } from '@sac/platform/db/plate-begins-with'
import { subjectsOfPlate } from './plate-keys.ts'

const iso = (moment: string) => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

type Question = {
  from: string
  /** Whom it is about; unique within the list. */
  subject: string
  /** Since when. */
  since: string
  appointment: string
  payment: string
  certificate: string
  number: string
  plate: string
  centre: string
  amount: string
  currency: string
}

const none = { payment: 'NULL::uuid', certificate: 'NULL::uuid', number: 'NULL::text' }
const ofBooking = {
  ...none,
  subject: 'bookings.appointment_id',
  appointment: 'bookings.appointment_id',
  plate: 'bookings.plate',
  centre: 'bookings.centre_id',
  amount: 'price_minor',
  currency: 'bookings.currency',
}

/** Time for what is on its way: bookings that are just being paid are not amiss. */
const settled = `interval '10 minutes'`

const questions: Readonly<Record<BoardList, Question>> = {
  'slot-unpaid': {
    ...ofBooking,
    since: 'scheduled_at',
    from: `bookings WHERE NOT is_paid AND price_minor > 0 AND inspected_at IS NULL AND bookings.status IN ('confirmed', 'checked-in')
      AND scheduled_at < $2::timestamptz`,
  },
  'payment-without-slot': {
    ...ofBooking,
    subject: 'payment_id',
    since: 'paid_at',
    payment: 'payment_id',
    amount: 'payments.amount_minor - refunded_minor - fee_minor',
    currency: 'payments.currency',
    from: `bookings JOIN payments USING (appointment_id)
      WHERE is_astray AND payments.status = 'completed' AND payments.amount_minor - refunded_minor > fee_minor
        AND paid_at < $2::timestamptz - ${settled}`,
  },
  'inspected-unpaid': {
    ...ofBooking,
    since: 'inspected_at',
    from: `bookings WHERE NOT is_paid AND price_minor > 0 AND inspected_at IS NOT NULL AND inspected_at < $2::timestamptz`,
  },
  'certificate-without-invoice': {
    ...none,
    subject: 'inspection_id',
    since: 'issued_at',
    appointment: 'papers.appointment_id',
    certificate: 'certificate_id',
    number: 'number',
    plate: 'papers.plate',
    centre: 'papers.centre_id',
    amount: 'price_minor',
    currency: 'bookings.currency',
    from: `papers LEFT JOIN bookings USING (appointment_id)
      WHERE NOT is_invoiced AND (bookings.appointment_id IS NULL OR price_minor > 0 OR price_minor IS NULL AND revision = -1)
        AND issued_at < $2::timestamptz - ${settled}`,
  },
}

/** The entries of a list with their subject and time; `$1` is its name, `$2` the moment. */
const open = (list: BoardList): string => {
  const { from, subject, since, appointment, payment, certificate, number, plate, centre, amount, currency } =
    questions[list]
  return `SELECT ${subject} AS subject, ${since} AS since, json_build_object('subject', ${subject}, 'since', ${iso(since)},
      'appointmentId', ${appointment}, 'paymentId', ${payment}, 'certificateId', ${certificate}, 'number', ${number},
      'plate', ${plate}, 'centreId', ${centre}, 'amountMinor', ${amount}, 'currency', ${currency}) AS entry
    FROM ${from} AND NOT EXISTS (SELECT FROM board_closings WHERE list = $1 AND board_closings.subject = ${subject})`
}

type Asking = {
  list: BoardList
  now: Date
  search?: string | undefined
  /** The last of the page before. */
  after: readonly [since: string, subject: string] | null
  limit: number
}
type Entry = Omit<BoardEntry, 'closed'>

/** What nobody has closed, the newest first. */
export async function listBoard(db: Db, { list, now, search, after, limit }: Asking): Promise<Entry[]> {
  const { subject, since } = questions[list]
  const beginning = plateBeginsWith(search)
  const { rows } = await db.query<{ entry: Entry }>(
    `${open(list)} AND ($3::timestamptz IS NULL OR (${since}, ${subject}) < ($3, $4::uuid))
       ${beginning === undefined ? '' : `AND ${subject} = ANY (${subjectsOfPlate('$6')})`}
     ORDER BY since DESC, subject DESC LIMIT $5`,
    [list, now, ...(after ?? [null, null]), limit, ...(beginning === undefined ? [] : [beginning])],
  )
  return rows.map(({ entry }) => entry)
}

/** Of a list, at most `most`. */
export async function countBoard(
  db: Db,
  { list, now, most }: { list: BoardList; now: Date; most: number },
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (${open(list)} LIMIT $3) AS entries`,
    [list, now, most],
  )
  return rows[0]?.count ?? 0
}

export async function findOnBoard(
  db: Db,
  asked: { list: BoardList; now: Date; subject: string },
): Promise<Entry | null> {
  const { subject } = questions[asked.list]
  const { rows } = await db.query<{ entry: Entry }>(`${open(asked.list)} AND ${subject} = $3`, [
    asked.list,
    asked.now,
    asked.subject,
  ])
  return rows[0]?.entry ?? null
}

export type ClosingRow = { entry: Entry; closedAt: Date; closedBy: string; note: string }
type Closing = Omit<ClosingRow, 'entry'> & { list: BoardList; subject: string; entry: Entry }

/** False where somebody was first. */
export async function insertClosingIfAbsent(db: Db, closing: Closing): Promise<boolean> {
  const { list, subject, entry, closedAt, closedBy, note } = closing
  const { rowCount } = await db.query(
    `INSERT INTO board_closings (list, subject, entry, closed_at, closed_by, note) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [list, subject, JSON.stringify(entry), closedAt, closedBy, note],
  )
  return rowCount === 1
}

const closingColumns = 'entry, closed_at AS "closedAt", closed_by AS "closedBy", note'

export async function findClosing(
  db: Db,
  { list, subject }: { list: BoardList; subject: string },
): Promise<ClosingRow | null> {
  const text = `SELECT ${closingColumns} FROM board_closings WHERE list = $1 AND subject = $2`
  return (await db.query<ClosingRow>(text, [list, subject])).rows[0] ?? null
}

/** What was closed, the newest first. */
export async function listClosings(db: Db, { list, search, after, limit }: Omit<Asking, 'now'>): Promise<ClosingRow[]> {
  const beginning = plateBeginsWith(search)
  const { rows } = await db.query<ClosingRow>(
    `SELECT ${closingColumns} FROM board_closings
     WHERE list = $1 AND ($2::timestamptz IS NULL OR (closed_at, subject) < ($2, $3::uuid))
       ${beginning === undefined ? '' : `AND subject = ANY (${subjectsOfPlate('$5')})`}
     ORDER BY closed_at DESC, subject DESC LIMIT $4`,
    [list, ...(after ?? [null, null]), limit, ...(beginning === undefined ? [] : [beginning])],
  )
  return rows
}
