import '../my-cars.css'
import type { InvoiceDetail } from '@sac/contracts/http/invoices'
import { invoiceOperations } from '@sac/contracts/operations/invoices'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { usePerson } from '#api/use-person.ts'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Facts } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { DownloadButton } from './download-button.tsx'
import { InvoiceLines } from './invoice-lines.tsx'

/** One invoice or credit note, as it stands on its paper. */
export function InvoicePage() {
  const invoiceId = useParam('invoiceId')
  const { papers } = useWords().messages
  const person = usePerson()
  const answer = useOffice(
    invoiceOperations['invoices.read'],
    { params: { id: invoiceId } },
    { kept: true, enabled: person !== null },
  )
  const invoice = person ? answer.data : undefined
  return (
    <Page
      title={invoice ? papers[invoice.kind] : papers.invoice}
      heading={invoice && <InvoiceHeading invoice={invoice} />}
      aside={invoice && <InvoiceAside invoice={invoice} />}
    >
      <RequirePerson>
        <Answered of={answer}>{(known) => <InvoiceLines invoice={known} />}</Answered>
      </RequirePerson>
    </Page>
  )
}

function InvoiceHeading({ invoice: { kind, number } }: { invoice: InvoiceDetail }) {
  const { papers } = useWords().messages
  return (
    <>
      {papers[kind]} <Figures>{number}</Figures>
    </>
  )
}

function InvoiceAside({ invoice }: { invoice: InvoiceDetail }) {
  const { messages, formats } = useWords()
  const { papers } = messages
  const { invoiceId, appointmentId, corrects, grossMinor, currency, issuedOn, seller, buyer, number } = invoice
  return (
    <div className="card">
      <p className="invoice-total price">{formats.money({ amountMinor: grossMinor, currency })}</p>
      <Facts
        of={[
          { name: papers.from, value: <bdi>{seller.name}</bdi> },
          ...(buyer.name === null ? [] : [{ name: papers.to, value: <bdi>{buyer.name}</bdi> }]),
          { name: messages.cars.date, value: formats.date(issuedOn) },
        ]}
      />
      <DownloadButton
        row={invoiceOperations['invoices.pdf']}
        input={{ params: { id: invoiceId } }}
        name={number}
        look="primary"
      />
      {corrects !== null && (
        <Link className="btn" to="/papers/invoices/$invoiceId" params={{ invoiceId: corrects }}>
          <span>{papers.openInvoice}</span>
        </Link>
      )}
      {appointmentId !== null && (
        <Link className="btn" to="/appointments/$appointmentId" params={{ appointmentId }}>
          <span>{papers.appointment}</span>
        </Link>
      )}
    </div>
  )
}
