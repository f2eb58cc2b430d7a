import type { InvoiceDetail } from '@sac/contracts/http/invoices'
import { invoiceOperations } from '@sac/contracts/operations/invoices'
import { PdfFrame } from '#admin/record/pdf-frame.tsx'
import { Section } from '#admin/record/section.tsx'
import { Answered } from '#api/answered.tsx'
import { useFile } from '#api/use-file.ts'
import { useWords } from '#words/admin/words.tsx'

/** The PDF as it was sent, beside what is known of it. */
export function InvoicePaper({ of: { invoiceId, number, pdfSha256 } }: { of: InvoiceDetail }) {
  const { money: words } = useWords().messages
  return (
    <Section title={words.paper}>
      {pdfSha256 === null ? <p className="quiet">{words.pdfWaits}</p> : <Stored id={invoiceId} number={number} />}
    </Section>
  )
}

function Stored({ id, number }: { id: string; number: string }) {
  const { money: words } = useWords().messages
  const pdf = useFile(invoiceOperations['invoices.pdf'], { params: { id } })
  return <Answered of={pdf}>{(bytes) => <PdfFrame of={bytes} title={`${words.paper} ${number}`} />}</Answered>
}
