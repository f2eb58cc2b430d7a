// Asks before something is done that cannot be taken back by a click: what will happen, why, and who else has to agree.
import type { Operation } from '@sac/contracts/operations/operation'
import { type ReactNode, useState } from 'react'
import { type Input, type Output, Refused } from '#api/office.ts'
import { refusalWords } from '#api/refusal-words.ts'
import { type Act, useAct } from '#api/use-act.ts'
import { useTextProblem } from '#api/use-text-problem.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { TextArea } from '#design/text-field.tsx'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/admin/words.tsx'

type Given = {
  /** Made once for this dialog: sent again after a lost answer it is the same act. */
  actId: string
  reason: string
}

type ActDialogProps<Row extends Operation> = {
  row: Row
  title: string
  /** What it does, to whom, and what follows. */
  children?: ReactNode
  /** On the button: its consequence, such as “Revoke certificate L1-26-000481-M”. */
  act: string
  isDangerous?: boolean
  /** A reason an auditor would ask for: must be given unless `optional`. */
  reason?: 'required' | 'optional'
  needsSecondPerson?: boolean
  /** False while fields of its own are not filled in. */
  isReady?: boolean
  /** What is wrong with them, in a sentence; said once somebody has tried. */
  missing?: string | null
  input: (given: Given) => Input<Row>
  onClose: () => void
  onDone?: (said: Output<Row>) => void
}

/** Shown while somebody decides; the caller shows it and takes it away. */
export function ActDialog<Row extends Operation>(props: ActDialogProps<Row>) {
  const { row, title, children, reason, needsSecondPerson, onClose, onDone } = props
  const { messages } = useWords()
  const { common } = messages
  const doing = useAct(row, { onAnswer: onDone })
  const form = useForm(props, doing.mutate)
  return (
    <Sheet
      title={title}
      closeLabel={common.close}
      onClose={onClose}
      className="act-dialog"
      foot={<Foot of={props} isPending={doing.isPending} isChanged={isChanged(doing.error)} onAct={form.submit} />}
    >
      {children}
      <Problem>{form.missing}</Problem>
      {needsSecondPerson && (
        <Note icon="people">
          <p>{common.secondPerson}</p>
        </Note>
      )}
      {reason && (
        <TextArea
          label={common.reason}
          hint={common.reasonHint}
          maxLength={500}
          value={form.reason}
          onChange={form.setReason}
          problem={form.problem}
        />
      )}
      <Failed error={doing.error} />
    </Sheet>
  )
}

/** Somebody was faster. */
const isChanged = (error: unknown): boolean => error instanceof Refused && error.problem.status === 409

type FootProps = {
  of: Pick<ActDialogProps<Operation>, 'act' | 'isDangerous' | 'onClose'>
  isPending: boolean
  isChanged: boolean
  onAct: () => void
}

function Foot({ of: { act, isDangerous, onClose }, isPending, isChanged, onAct }: FootProps) {
  const { common } = useWords().messages
  return (
    <div className="cluster cluster-end">
      <Button onClick={onClose}>{isChanged ? common.lookAgain : common.back}</Button>
      {/* Keeps its place and width: the second click of a double click must meet no other button. */}
      <Button
        look={isDangerous ? 'fail' : 'primary'}
        disabled={isPending || isChanged}
        aria-busy={isPending}
        onClick={onAct}
      >
        {act}
      </Button>
    </div>
  )
}

function Failed({ error }: { error: Error | null }) {
  const { messages } = useWords()
  const { common } = messages
  if (!error) return null
  return (
    <div ref={intoView}>
      {isChanged(error) ? (
        <Note tone="error">
          <h3>{common.changedTitle}</h3>
          <p>{refusalWords(error, messages)}</p>
          <p>{common.changedAdvice}</p>
        </Note>
      ) : (
        <Problem>{refusalWords(error, messages)}</Problem>
      )}
    </div>
  )
}

/** It stands below long forms. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

function useForm<Row extends Operation>(props: ActDialogProps<Row>, mutate: Act<Row>['mutate']) {
  const { reason: asks, isReady = true, missing = null, input, onClose } = props
  const { common } = useWords().messages
  const [actId] = useState(createId)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const refused = useTextProblem('unprinted')(reason)
  const isMissing = asks === 'required' && reason.trim() === ''
  const submit = () => {
    setTried(true)
    if (isMissing || refused || missing !== null || !isReady) return
    mutate(input({ actId, reason: reason.trim() }), { onSuccess: onClose })
  }
  const problem = refused ?? (tried && isMissing ? common.reasonMissing : undefined)
  return { reason, setReason, submit, problem, missing: tried ? missing : null }
}
