import { Link } from '@tanstack/react-router'
import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { Screen } from '#design/screen.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { ConnectionButton } from '../outbox/connection-button.tsx'
import { DefectList } from './defect-list.tsx'
import { EquipmentList } from './equipment-list.tsx'
import { MissingList } from './missing-list.tsx'
import { OutcomeLine } from './outcome-line.tsx'
import { RemarkField } from './remark-field.tsx'
import { SealedNote } from './sealed-note.tsx'
import { SectionTable } from './section-table.tsx'
import { SignedFacts } from './signed-facts.tsx'

/** Everything before the signature: result so far, each section with its way back, and what is still missing. */
export function ReviewScreen() {
  const { id, view } = useCurrentInspection()
  const { review, check } = useWords().messages
  return (
    <Screen
      columns
      title={review.title}
      start={
        <Link
          className="btn btn-plain"
          to={view.sealed ? '/' : '/i/$inspectionId/check'}
          params={{ inspectionId: id }}
          aria-label={check.checkpoints}
          title={check.checkpoints}
        >
          <Icon name="back" />
        </Link>
      }
      end={<ConnectionButton />}
      foot={!view.sealed && <SignFoot />}
    >
      <OutcomeLine />
      <SignedFacts />
      {view.sealed && <SealedNote />}
      <DefectList />
      {!view.sealed && <MissingList />}
      <SectionTable />
      {!view.sealed && <EquipmentList />}
      <RemarkField />
    </Screen>
  )
}

function SignFoot() {
  const { id, view } = useCurrentInspection()
  const { review } = useWords().messages
  const missing = view.outcome.missing.length
  if (missing > 0) {
    return (
      <div className="stack stack-tight">
        <p className="quiet small" id="sign-missing">
          {review.cannotSign(missing)}
        </p>
        <Button big wide disabled aria-describedby="sign-missing">
          {review.sign}
        </Button>
      </div>
    )
  }
  return (
    <Link className="btn btn-primary btn-big btn-wide" to="/i/$inspectionId/sign" params={{ inspectionId: id }}>
      <Icon name="pen" />
      {review.sign}
    </Link>
  )
}
