import '../money.css'
import type { InvoiceDetail } from '@sac/contracts/http/invoices'
import { invoiceOperations } from '@sac/contracts/operations/invoices'
import { Link } from '#admin/link.tsx'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { When } from '#admin/when.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useFetch } from '#api/use-file.ts'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { Button } from '#design/button.tsx'
import { Figures } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/admin/words.tsx'
import { InvoiceLines } from './invoice-lines.tsx'
import { InvoicePaper } from './invoice-paper.tsx'

/** One invoice or credit note, as it stands on its paper. */
export function InvoicePage() {
  const id = useParam('invoiceId')
  const read = useOffice(invoiceOperations['invoices.read'], { params: { id } })
  const { messages } = useWords()
  return (
    <AnsweredRecord
      of={read}
      title={messages.money.kinds.invoice}
      back={<Link to="/money/invoices">{messages.money.invoices}</Link>}
    >
      {(invoice) => <InvoiceRecord of={invoice} />}
    </AnsweredRecord>
  )
}

function InvoiceRecord({ of: invoice }: { of: InvoiceDetail }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const { number, kind, currency, grossMinor, seller, buyer, issuedAt, paymentId, creditedMinor, credits } = invoice
  const money = (amountMinor: number) => formats.money({ amountMinor, currency })
  return (
    <RecordPage
      title={`${words.kinds[kind]} ${number}`}
      heading={
        <span className="money-heading">
          {words.kinds[kind]} <Figures>{number}</Figures>
          <span className="tabular">{money(grossMinor)}</span>
        </span>
      }
      back={<Link to="/money/invoices">{words.invoices}</Link>}
      acts={<SavePdf of={invoice} />}
      facts={[
        { name: words.seller, value: seller.name },
        { name: words.buyer, value: buyer.name ?? words.nobody },
        { name: words.issued, value: <When at={issuedAt} /> },
        {
          name: words.payment,
          value: (
            <Link to="/money/payments/$paymentId" params={{ paymentId }}>
              {words.payment}
            </Link>
          ),
        },
        ...(kind === 'invoice' ? [{ name: words.credited, value: money(creditedMinor) }] : []),
        ...credits.map((credit) => ({
          name: `${words.creditNote} ${credit.number}`,
          value: <CreditLink of={credit} />,
        })),
      ]}
    >
      <InvoiceLines of={invoice} />
      <InvoicePaper of={invoice} />
    </RecordPage>
  )
}

const CreditLink = ({ of: { invoiceId, number } }: { of: InvoiceDetail['credits'][number] }) => (
  <Link to="/money/invoices/$invoiceId" params={{ invoiceId }}>
    <Figures>{number}</Figures>
  </Link>
)

function SavePdf({ of: { invoiceId: id, number, pdfSha256 } }: { of: InvoiceDetail }) {
  const { messages } = useWords()
  const { money: words } = messages
  const fetching = useFetch(invoiceOperations['invoices.pdf'])
  const onSuccess = (body: unknown) => {
    if (body instanceof Blob) saveFile({ name: `${number}.pdf`, blob: new Blob([body], { type: 'application/pdf' }) })
  }
  if (pdfSha256 === null) return null
  return (
    <>
      <Button
        icon="save"
        disabled={fetching.isPending}
        onClick={() => fetching.mutate({ params: { id } }, { onSuccess })}
      >
        {words.pdf}
      </Button>
      <Problem>{refusalWords(fetching.error, messages)}</Problem>
    </>
  )
}
