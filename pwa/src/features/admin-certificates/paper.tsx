import type { CertificateDetail } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { PdfFrame } from '#admin/record/pdf-frame.tsx'
import { Section } from '#admin/record/section.tsx'
import { Answered } from '#api/answered.tsx'
import { useFile } from '#api/use-file.ts'
import { useWords } from '#words/admin/words.tsx'

/** The sealed PDF as it was stored, beside what is known of it. */
export function Paper({ certificate }: { certificate: CertificateDetail }) {
  const { certificates: words } = useWords().messages
  const { pdfSha256, verifyUrl } = certificate
  return (
    <Section
      title={words.paper}
      acts={
        verifyUrl && (
          <a href={verifyUrl} target="_blank" rel="noreferrer">
            {words.verify}
          </a>
        )
      }
    >
      {pdfSha256 === null ? <p>{words.paperWaits}</p> : <StoredPaper certificate={certificate} />}
    </Section>
  )
}

function StoredPaper({ certificate: { certificateId: id, number } }: { certificate: CertificateDetail }) {
  const { certificates: words } = useWords().messages
  const file = useFile(certificateOperations['certificates.pdf'], { params: { id } })
  const title = `${words.paper} ${number ?? ''}`
  return <Answered of={file}>{(pdf) => <PdfFrame of={pdf} title={title} />}</Answered>
}
