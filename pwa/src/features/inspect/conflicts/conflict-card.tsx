import { textLimits } from '@sac/contracts/text/judge-text'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { ChooseOne } from '#design/choices.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { resolveConflict } from '../actions/resolve-conflict.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import { useRecord } from '../recording/use-recording.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { conflictSubject } from '../review/missing-words.ts'
import { useKeptText } from '../text-draft.ts'
import { candidatesOf, candidateWords } from './candidates.ts'

/** Both candidates of one field, and the decision with its reason. */
export function ConflictCard({ field }: { field: string }) {
  const words = useWords()
  const { view } = useCurrentInspection()
  const { conflicts } = words.messages
  const { record, failure } = useRecord()
  const [chosen, setChosen] = useState<string | null>(null)
  const { text: reason, setText: setReason, drop } = useKeptText(`conflict/${field}`)
  const [tried, setTried] = useState(false)
  const candidates = candidatesOf(view.state, field)
  const problem = useTextProblem('unprinted')(reason)
  const incomplete = chosen === null || reason.trim() === '' || problem !== undefined
  const decide = async () => {
    setTried(true)
    if (chosen === null || incomplete) return
    if (await record(resolveConflict({ field, chosen, candidates, reason }))) drop()
  }
  return (
    <article className="card" aria-label={conflictSubject(field, view, words)}>
      <h3>{conflictSubject(field, view, words)}</h3>
      <Candidates field={field} chosen={chosen} onChoose={setChosen} />
      <TextField
        label={conflicts.reason}
        problem={problem ?? (tried && incomplete ? conflicts.needReason : undefined)}
        dir="auto"
        maxLength={textLimits.unprinted.max}
        value={reason}
        onChange={setReason}
      />
      <Problem>{useSavingProblem(failure)}</Problem>
      <Button look="primary" onClick={() => void decide()}>
        {conflicts.decide}
      </Button>
    </article>
  )
}

type CandidatesProps = { field: string; chosen: string | null; onChoose: (eventId: string) => void }

function Candidates({ field, chosen, onChoose }: CandidatesProps) {
  const words = useWords()
  const { view, deviceId } = useCurrentInspection()
  const { conflicts } = words.messages
  const options = candidatesOf(view.state, field).map((candidate) => ({
    value: candidate.eventId,
    label: (
      <>
        <strong>
          <bdi>{candidateWords(candidate.value, words)}</bdi>
        </strong>
        <br />
        <span className="small quiet">
          {candidate.deviceId === deviceId ? conflicts.thisDevice : conflicts.otherDevice},{' '}
          {conflicts.on(`${words.formats.day(candidate.at)} ${words.formats.time(candidate.at)}`)}
        </span>
      </>
    ),
  }))
  return <ChooseOne legend={conflicts.choose} options={options} value={chosen} onChange={onChoose} />
}
