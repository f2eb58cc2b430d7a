import { certificateOperations } from '@sac/contracts/operations/certificates'
import { useAddressOf } from '#admin/use-address-of.ts'
import { Answered } from '#api/answered.tsx'
import { useFile } from '#api/use-file.ts'
import { useOffice } from '#api/use-office.ts'
import { useWords } from '#words/admin/words.tsx'

/** The sealed paper beside its data. */
export function PaperTab({ inspectionId }: { inspectionId: string }) {
  const { inspections: words } = useWords().messages
  const papers = useOffice(certificateOperations['certificates.list'], { query: { inspectionId } })
  return (
    <Answered of={papers}>
      {({ certificates: [latest] }) =>
        latest ? (
          <Paper id={latest.certificateId} number={latest.number ?? ''} />
        ) : (
          <div className="empty stack stack-tight">
            <h2>{words.noPaper}</h2>
            <p className="quiet">{words.noPaperText}</p>
          </div>
        )
      }
    </Answered>
  )
}

function Paper({ id, number }: { id: string; number: string }) {
  const { inspections: words } = useWords().messages
  const pdf = useFile(certificateOperations['certificates.pdf'], { params: { id } })
  const address = useAddressOf(pdf.data, 'application/pdf')
  return (
    <Answered of={pdf}>
      {() =>
        address && (
          <>
            {/* oxlint-disable-next-line react/iframe-missing-sandbox -- the browser shows no PDF in a sandbox; it is the office’s own paper. */}
            <iframe className="paper" src={`${address}#navpanes=0&view=FitH`} title={words.paperOf(number)} />
            <a href={address} target="_blank" rel="noreferrer">
              {words.openPaper}
            </a>
          </>
        )
      }
    </Answered>
  )
}
