import type { CertificateDetail } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { Section } from '#admin/record/section.tsx'
import { useAddressOf } from '#admin/use-address-of.ts'
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
  return <Answered of={file}>{(pdf) => <Pages of={pdf} title={`${words.paper} ${number ?? ''}`} />}</Answered>
}

function Pages({ of: pdf, title }: { of: unknown; title: string }) {
  const { certificates: words } = useWords().messages
  const url = useAddressOf(pdf instanceof Blob ? pdf : undefined, 'application/pdf')
  if (url === null) return null
  return (
    <>
      <p>
        <a href={url} target="_blank" rel="noreferrer">
          {words.openPaper}
        </a>
      </p>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- our own sealed bytes; browsers show no PDF in a sandbox */}
      <iframe className="paper-pages" src={`${url}#navpanes=0&view=FitH`} title={title} />
    </>
  )
}
