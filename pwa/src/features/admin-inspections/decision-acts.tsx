import { authorshipFaults } from '@sac/contracts/authorship/judge-authorship'
import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { ConfirmDate } from './confirm-date.tsx'
import { type Detail, latestSeal } from './detail.ts'
import { InspectionMeanwhile } from './inspection-meanwhile.tsx'

type Accepting = 'decide' | 'accept-author' | 'accept-disabled' | 'approve'

/** What the first reason it waits for asks of a person; null where none of these does. */
function askedDecision(code: string | undefined): Accepting | 'confirm-date' | null {
  if (code === undefined) return null
  if (code.startsWith('date-')) return 'confirm-date'
  if (code === 'outcome-differs') return 'decide'
  if (code === 'author-disabled') return 'accept-disabled'
  if (code === 'needs-approval' || code === 'vehicle-differs') return 'approve'
  return authorshipFaults.some((fault) => fault === code) ? 'accept-author' : null
}

function useWordsOf(accepting: Accepting) {
  const { inspections: words } = useWords().messages
  const byAct = {
    decide: [words.decide, words.decideTitle, words.decideText, words.decideAct],
    'accept-author': [words.acceptAuthor, words.acceptAuthorTitle, words.acceptAuthorText, words.acceptAuthorAct],
    'accept-disabled': [
      words.acceptDisabled,
      words.acceptDisabledTitle,
      words.acceptDisabledText,
      words.acceptDisabledAct,
    ],
    approve: [words.approve, words.approveTitle, words.approveText, words.approveAct],
  } as const
  const [open, title, text, act] = byAct[accepting]
  return { open, title, text, act }
}

const rows = {
  decide: inspectionOperations['inspections.decide'],
  'accept-author': inspectionOperations['inspections.accept-author'],
  'accept-disabled': inspectionOperations['inspections.accept-disabled'],
  approve: inspectionOperations['inspections.approve'],
} as const

type ActProps = { id: string; seal: number }

function Accept({ id, seal, accepting }: ActProps & { accepting: Accepting }) {
  const words = useWordsOf(accepting)
  const open = useDialog()
  const accept = () =>
    open((onClose) => (
      <ActDialog
        row={rows[accepting]}
        title={words.title}
        act={words.act}
        reason="required"
        input={({ actId, reason }) => ({ params: { id }, body: { decisionId: actId, seal, reason } })}
        onClose={onClose}
      >
        <InspectionMeanwhile id={id} />
        <p>{words.text}</p>
      </ActDialog>
    ))
  return (
    <Button look="primary" onClick={accept}>
      {words.open}
    </Button>
  )
}

const Decide = ({ id, seal, asked }: ActProps & { asked: Accepting | 'confirm-date' }) =>
  asked === 'confirm-date' ? <ConfirmDate id={id} seal={seal} /> : <Accept id={id} seal={seal} accepting={asked} />

/** The decision this inspection waits for, and the way to end it as it stands. */
export function DecisionActs({ of: detail }: { of: Detail }) {
  const { inspectionId: id, status, reasons } = detail.inspection
  const seal = latestSeal(detail)
  const asked = askedDecision(reasons[0]?.code)
  return (
    <>
      {asked !== null && seal !== null && <Decide id={id} seal={seal} asked={asked} />}
      {status !== 'closed' && status !== 'certified' && <Close id={id} />}
    </>
  )
}

function Close({ id }: { id: string }) {
  const { inspections: words } = useWords().messages
  const open = useDialog()
  const close = () =>
    open((onClose) => (
      <ActDialog
        row={inspectionOperations['inspections.close']}
        title={words.closeTitle}
        act={words.closeAct}
        isDangerous
        reason="required"
        input={({ actId, reason }) => ({ params: { id }, body: { decisionId: actId, reason } })}
        onClose={onClose}
      >
        <InspectionMeanwhile id={id} />
        <p>{words.closeText}</p>
      </ActDialog>
    ))
  return <Button onClick={close}>{words.closing}</Button>
}
