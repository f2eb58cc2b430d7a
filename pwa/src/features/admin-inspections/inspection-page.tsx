import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Link } from '#admin/link.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { Section } from '#admin/record/section.tsx'
import { Timeline } from '#admin/record/timeline.tsx'
import { When } from '#admin/when.tsx'
import { Answered } from '#api/answered.tsx'
import type { Output } from '#api/office.ts'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { Button } from '#design/button.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { ResultChip, StatusChip } from './chips.tsx'

type Detail = Output<(typeof inspectionOperations)['inspections.read']>

/** One inspection: how it stands and everything that happened to it. */
export function InspectionPage() {
  const id = useParam('inspectionId')
  const read = useOffice(inspectionOperations['inspections.read'], { params: { id } })
  return <Answered of={read}>{(detail) => <InspectionRecordPage of={detail} />}</Answered>
}

function InspectionRecordPage({ of: { inspection, timeline } }: { of: Detail }) {
  const { inspections: words } = useWords().messages
  return (
    <RecordPage
      title={inspection.plate ?? words.noPlate}
      heading={inspection.plate ? <Plate>{inspection.plate}</Plate> : words.noPlate}
      back={<Link to="/inspections">{words.title}</Link>}
      acts={inspection.status !== 'closed' && <CloseAct id={inspection.inspectionId} />}
      facts={[
        { name: words.status, value: <StatusChip status={inspection.status} /> },
        { name: words.result, value: <ResultChip result={inspection.result} /> },
        { name: words.tested, value: <When at={inspection.testedAt} /> },
      ]}
      timeline={
        <Timeline of={timeline.map((event) => ({ id: event.eventId, at: event.recordedAt, title: event.type }))} />
      }
    >
      {inspection.reasons.length > 0 && (
        <Section title={words.reasons}>
          <ul>
            {inspection.reasons.map(({ code, detail }) => (
              <li key={code}>{detail}</li>
            ))}
          </ul>
        </Section>
      )}
    </RecordPage>
  )
}

function CloseAct({ id }: { id: string }) {
  const { inspections: words } = useWords().messages
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.closing}</Button>
      {isOpen && (
        <ActDialog
          row={inspectionOperations['inspections.close']}
          title={words.closeTitle}
          act={words.closeAct}
          isDangerous
          reason="required"
          input={({ actId, reason }) => ({ params: { id }, body: { decisionId: actId, reason } })}
          onClose={() => setOpen(false)}
        >
          <p>{words.closeText}</p>
        </ActDialog>
      )}
    </>
  )
}
