import { setTimeout as sleep } from 'node:timers/promises'
import type { Installation } from '../journey/start-installation.ts'

/** Milliseconds from the payment to its number, to its paper, and to the mail that was handed over. */
export type Legs = { number: number[]; paper: number[]; mail: number[] }

type Row = { paid: Date; issued: Date; rendered: Date; sent: Date }

// As the product's own clock wrote them into its books.
const text = `SELECT payment.paid_at AS paid, invoice.issued_at AS issued, paper.rendered_at AS rendered, message.settled_at AS sent
  FROM payments.payments AS payment
  JOIN invoices.invoices AS invoice ON invoice.payment_id = payment.payment_id AND invoice.kind = 'invoice'
  JOIN invoices.papers AS paper ON paper.invoice_id = invoice.invoice_id
  JOIN notifications.messages AS message
    ON message.template = 'receipt' AND message.state = 'sent' AND message.data ->> 'invoiceId' = invoice.invoice_id::text
  WHERE payment.payment_id = ANY ($1)`

const patienceMs = 120_000

/** Waits until the mail of each has been handed over. */
export async function legsOf({ pool }: Installation, payments: readonly string[]): Promise<Legs> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(200)) {
    const { rows } = await pool.query<Row>(text, [payments])
    if (rows.length < payments.length) continue
    const since = (of: keyof Row) => rows.map((row) => row[of].getTime() - row.paid.getTime())
    return { number: since('issued'), paper: since('rendered'), mail: since('sent') }
  }
  throw new Error('mails are missing after two minutes')
}
