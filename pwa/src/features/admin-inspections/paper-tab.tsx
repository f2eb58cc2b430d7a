import { certificateOperations } from '@sac/contracts/operations/certificates'
import { PdfFrame } from '#admin/record/pdf-frame.tsx'
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
  return <Answered of={pdf}>{(bytes) => <PdfFrame of={bytes} title={words.paperOf(number)} />}</Answered>
}
