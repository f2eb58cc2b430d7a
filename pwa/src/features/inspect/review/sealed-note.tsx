import type { InspectionStatus } from '#db/inspection-status.ts'
import { Note } from '#design/note.tsx'
import { Figures } from '#design/plate.tsx'
import { useListing } from '#device/hooks.ts'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { ProgressWordView } from '../outbox/progress-word.tsx'
import { DocumentAct } from './document-act.tsx'

/** Above a closed inspection: how far it has come, and its paper once the office is done with it. */
export function SealedNote() {
  const { id } = useCurrentInspection()
  const { check } = useWords().messages
  const status = useListing(id)?.status
  return (
    <Note icon="lock">
      <p>{check.sealed}</p>
      {status && <HowFar status={status} />}
    </Note>
  )
}

function HowFar({ status }: { status: InspectionStatus }) {
  return (
    <>
      <ProgressWordView progress={status.status} />
      {status.status === 'certified' && <CertificateNumber certified={status} />}
      {(status.status === 'certified' || status.status === 'complete') && <DocumentAct />}
    </>
  )
}

function CertificateNumber({ certified }: { certified: Extract<InspectionStatus, { status: 'certified' }> }) {
  const { today } = useWords().messages
  if (!certified.certificateNumber) return null
  return (
    <p>
      {today.certificate} <Figures>{certified.certificateNumber}</Figures>
    </p>
  )
}
