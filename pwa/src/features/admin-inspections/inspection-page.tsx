import './inspections.css'
import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { Link } from '#admin/link.tsx'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { Figures, Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { CounterAppeal } from './appeals/counter-appeal.tsx'
import { CertificateLink } from './certificate-link.tsx'
import { ResultChip, StatusChip } from './chips.tsx'
import { DecisionActs } from './decision-acts.tsx'
import type { Detail } from './detail.ts'
import { InspectionTimeline } from './inspection-timeline.tsx'
import { LinksTab } from './links-tab.tsx'
import { MeasuredTab } from './measured-tab.tsx'
import { PaperTab } from './paper-tab.tsx'
import { PhotosTab } from './photos-tab.tsx'
import { ReportTab } from './report-tab.tsx'

/** One inspection: how it stands, what it waits for, and everything that happened to it. */
export function InspectionPage() {
  const id = useParam('inspectionId')
  const read = useOffice(inspectionOperations['inspections.read'], { params: { id } })
  const { messages } = useWords()
  return (
    <AnsweredRecord
      of={read}
      title={messages.certificates.inspection}
      back={<Link to="/inspections">{messages.inspections.title}</Link>}
    >
      {(detail) => <InspectionRecordPage of={detail} />}
    </AnsweredRecord>
  )
}

function InspectionRecordPage({ of: detail }: { of: Detail }) {
  const { inspections: words } = useWords().messages
  const { inspection } = detail
  const facts = useFacts(detail)
  return (
    <RecordPage
      title={inspection.plate ?? words.noPlate}
      heading={inspection.plate ? <Plate>{inspection.plate}</Plate> : words.noPlate}
      back={<Link to="/inspections">{words.title}</Link>}
      acts={
        <>
          <DecisionActs of={detail} />
          {inspection.result !== null && <CounterAppeal inspectionId={inspection.inspectionId} />}
        </>
      }
      facts={facts}
      tabs={[
        { id: 'report', name: words.tabReport, content: <ReportTab of={detail} /> },
        { id: 'measured', name: words.tabMeasured, content: <MeasuredTab of={detail} /> },
        { id: 'photos', name: words.tabPhotos, content: <PhotosTab of={detail} /> },
        { id: 'paper', name: words.tabPaper, content: <PaperTab inspectionId={inspection.inspectionId} /> },
        { id: 'links', name: words.tabLinks, content: <LinksTab of={detail} /> },
      ]}
      timeline={<InspectionTimeline of={detail} />}
    />
  )
}

function useFacts({ inspection }: Detail) {
  const { inspections: words } = useWords().messages
  const nameOf = useStaffNames()
  const { nameOf: centreNamed } = useCentres()
  const { inspectionId, vin, inspectorId, certificateNumber, kind, centreId } = inspection
  return [
    { name: words.status, value: <StatusChip status={inspection.status} /> },
    { name: words.result, value: <ResultChip result={inspection.result} /> },
    { name: words.tested, value: <When at={inspection.testedAt} /> },
    { name: words.inspector, value: inspectorId ? nameOf(inspectorId) : '–' },
    { name: words.kind, value: kind ? (words.kinds[kind as keyof typeof words.kinds] ?? kind) : '–' },
    { name: words.vin, value: vin ? <Figures>{vin}</Figures> : '–' },
    {
      name: words.certificate,
      value: certificateNumber ? <CertificateLink inspectionId={inspectionId} number={certificateNumber} /> : '–',
    },
    { name: words.centre, value: centreId ? centreNamed(centreId) : '–' },
  ]
}
