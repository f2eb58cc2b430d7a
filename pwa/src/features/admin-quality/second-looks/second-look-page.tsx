import '../quality.css'
import type { SecondLookDetail } from '@sac/contracts/http/second-looks'
import { secondLookOperations } from '@sac/contracts/operations/second-looks'
import { useState } from 'react'
import { Link } from '#admin/link.tsx'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { Section } from '#admin/record/section.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { LookChip } from './look-chip.tsx'
import { LookForm } from './look-form.tsx'
import { SideBySide } from './side-by-side.tsx'

/** One car that is looked at again: blind until it is recorded, both results after. */
export function SecondLookPage() {
  const inspectionId = useParam('inspectionId')
  const read = useOffice(secondLookOperations['second-looks.read'], { params: { inspectionId } })
  const { messages } = useWords()
  return (
    <AnsweredRecord
      of={read}
      title={messages.secondLooks.second}
      back={<Link to="/quality/second-looks">{messages.secondLooks.all}</Link>}
    >
      {(look) => <LookRecord key={inspectionId} of={look} />}
    </AnsweredRecord>
  )
}

function LookRecord({ of: look }: { of: SecondLookDetail }) {
  const { secondLooks: words } = useWords().messages
  const { plate, testedAt, drawnAt, state, inspectionId, outcome } = look
  const [isFilling, setFilling] = useState(state === 'open')
  return (
    <RecordPage
      title={words.titleOf(plate ?? words.noPlate)}
      heading={
        <span className="cluster">
          {words.second} {plate !== null && <Plate>{plate}</Plate>} <LookChip state={state} />
        </span>
      }
      back={<Link to="/quality/second-looks">{words.all}</Link>}
      acts={
        outcome && (
          <Link to="/inspections/$inspectionId" params={{ inspectionId }}>
            {words.first}
          </Link>
        )
      }
      facts={[
        { name: words.tested, value: <When at={testedAt} /> },
        { name: words.drawn, value: <When at={drawnAt} /> },
      ]}
    >
      {isFilling && <LookForm of={look} onDone={() => setFilling(false)} />}
      {outcome && <SideBySide of={outcome} />}
      <SetAside of={look.setAside} />
    </RecordPage>
  )
}

function SetAside({ of: setAside }: { of: SecondLookDetail['setAside'] }) {
  const { secondLooks: words } = useWords().messages
  const nameOf = useStaffNames()
  if (!setAside) return null
  return (
    <Section title={words.setAsideWhy}>
      <p dir="auto">{setAside.reason}</p>
      <p className="quiet">
        {nameOf(setAside.recordedBy)}, <When at={setAside.recordedAt} />
      </p>
    </Section>
  )
}
