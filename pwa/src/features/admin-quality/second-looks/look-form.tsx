import { SecondAnswer, type SecondLookDetail } from '@sac/contracts/http/second-looks'
import { useState } from 'react'
import { useDialog } from '#admin/dialogs.tsx'
import { Section } from '#admin/record/section.tsx'
import { useAllStaff } from '#admin/use-all-staff.ts'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { WhatChanged } from '#admin/what-changed.tsx'
import { CatalogueText, type Say, useCatalogue } from '#api/catalogue-text.tsx'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Figures } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { Segments } from '#design/segments.tsx'
import { SelectField } from '#design/select-field.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { useWords } from '#words/admin/words.tsx'
import { RecordDialog, SetAsideDialog } from './look-dialogs.tsx'

type Given = Readonly<Record<string, SecondAnswer>>

type FormProps = { of: SecondLookDetail /** Told once it is recorded, or set aside, from here. */; onDone: () => void }

/**
 * What the second person found, checkpoint by checkpoint; nothing of the first test is known here. What is filled in stays in sight
 * when somebody else records meanwhile.
 */
export function LookForm({ of: look, onDone }: FormProps) {
  const { secondLooks: words } = useWords().messages
  const form = useLookForm(look)
  const { lookedBy, given, isTried } = form
  return (
    <>
      {look.state === 'open' ? (
        <Note icon="people">
          <p>{words.blind}</p>
        </Note>
      ) : (
        <RecordedMeanwhile of={look} />
      )}
      <Section title={words.second}>
        <WhoLooked value={lookedBy} onChange={form.setLookedBy} />
        <Checkpoints of={look.checkpoints} given={given} onChange={form.answer} />
        <Acts of={look} form={form} onDone={onDone} />
        <Problem>{isTried && !form.isWhole && words.missing}</Problem>
      </Section>
    </>
  )
}

function Acts({ of: { inspectionId, state }, form, onDone }: FormProps & { form: ReturnType<typeof useLookForm> }) {
  const { secondLooks: words } = useWords().messages
  const openDialog = useDialog()
  const { lookedBy, answers, open } = form
  const isOver = state !== 'open'
  const record = () => {
    const of = { inspectionId, lookedBy, answers }
    if (form.isReady()) openDialog((onClose) => <RecordDialog of={of} onDone={onDone} onClose={onClose} />)
  }
  const setAside = () =>
    openDialog((onClose) => <SetAsideDialog of={{ inspectionId }} onDone={onDone} onClose={onClose} />)
  return (
    <div className="cluster">
      <Button look="primary" onClick={record} disabled={isOver}>
        {words.record}
      </Button>
      <Button onClick={form.restIsOk} disabled={isOver || open === 0}>
        {words.allOk}
      </Button>
      <Button onClick={setAside} disabled={isOver}>
        {words.setAside}
      </Button>
      <output className="quiet">{words.left(open)}</output>
    </div>
  )
}

function RecordedMeanwhile({ of: { state, outcome, setAside } }: { of: SecondLookDetail }) {
  const { secondLooks: words } = useWords().messages
  const nameOf = useStaffNames()
  const by = outcome?.recordedBy ?? setAside?.recordedBy
  return <WhatChanged before={[words.states.open]} now={[words.states[state]]} {...(by ? { by: nameOf(by) } : {})} />
}

function useLookForm({ checkpoints }: SecondLookDetail) {
  const [lookedBy, setLookedBy] = useState('')
  const [given, setGiven] = useState<Given>({})
  const [isTried, setTried] = useState(false)
  const answers = checkpoints.flatMap(({ checkpoint }) => {
    const answer = given[checkpoint]
    return answer ? [{ checkpoint, answer }] : []
  })
  const open = checkpoints.length - answers.length
  const isWhole = open === 0 && lookedBy !== ''
  return {
    lookedBy,
    setLookedBy,
    given,
    isTried,
    answers,
    open,
    isWhole,
    answer: (checkpoint: string, answer: SecondAnswer) => setGiven({ ...given, [checkpoint]: answer }),
    restIsOk: () =>
      setGiven({ ...Object.fromEntries(checkpoints.map(({ checkpoint }) => [checkpoint, 'ok' as const])), ...given }),
    /** Says what is missing from now on. */
    isReady: () => {
      setTried(true)
      return isWhole
    },
  }
}

function WhoLooked({ value, onChange }: { value: string; onChange: (userId: string) => void }) {
  const { secondLooks: words } = useWords().messages
  const inspectors = useAllStaff().filter(({ role }) => role === 'inspector')
  return (
    <SelectField label={words.lookedBy} value={value} onChange={onChange}>
      <option value="">{words.choose}</option>
      {inspectors.map(({ userId, name }) => (
        <option key={userId} value={userId}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}

type Answer = (checkpoint: string, answer: SecondAnswer) => void
type CheckpointsProps = { of: SecondLookDetail['checkpoints']; given: Given; onChange: Answer }

function Checkpoints({ of: checkpoints, given, onChange }: CheckpointsProps) {
  const { common } = useWords().messages
  const said = useCatalogue()
  if (!said) return <Skeleton label={common.loading} />
  return (
    <ul className="look-answers">
      {checkpoints.map((one) => (
        <Checkpoint key={one.checkpoint} of={one} said={said} value={given[one.checkpoint]} onChange={onChange} />
      ))}
    </ul>
  )
}

type CheckpointProps = {
  of: SecondLookDetail['checkpoints'][number]
  said: Say
  value: SecondAnswer | undefined
  onChange: Answer
}

function Checkpoint({ of: { checkpoint, title }, said, value, onChange }: CheckpointProps) {
  const { secondLooks: words } = useWords().messages
  const name = said(title)
  return (
    <li>
      <span>
        <Figures>{checkpoint}</Figures> <CatalogueText of={name} />
      </span>
      <Segments<SecondAnswer | ''>
        label={`${checkpoint} ${name.text}`}
        options={SecondAnswer.options.map((one) => ({ value: one, label: words.answers[one] }))}
        value={value ?? ''}
        onChange={(answer) => answer !== '' && onChange(checkpoint, answer)}
      />
    </li>
  )
}
