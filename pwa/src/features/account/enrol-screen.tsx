import { textLimits } from '@sac/contracts/text/judge-text'
import { type FormEvent, useState } from 'react'
import { Button } from '#design/button.tsx'
import { EntryScreen } from '#design/entry-screen.tsx'
import { Note } from '#design/note.tsx'
import { TextField } from '#design/text-field.tsx'
import type { EnrolOutcome } from '#sync/enrol.ts'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'

/** Once, online: the office learns of this device and gives it its own key. */
export function EnrolScreen({ enrol }: { enrol: (name: string) => Promise<EnrolOutcome> }) {
  const { account } = useWords().messages
  const [name, setName] = useState('')
  const problem = useTextProblem('device')(name)
  const [outcome, setOutcome] = useState<EnrolOutcome['status'] | 'busy' | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setOutcome('busy')
    void enrol(name.trim()).then(({ status }) => setOutcome(status))
  }
  return (
    <EntryScreen title={account.enrolTitle}>
      <form className="stack" onSubmit={submit}>
        <p>{account.enrolWhy}</p>
        <TextField
          label={account.deviceName}
          hint={account.deviceNameHint}
          problem={problem}
          autoComplete="off"
          required
          maxLength={textLimits.device.max}
          value={name}
          onChange={setName}
        />
        {outcome && outcome !== 'busy' && outcome !== 'enrolled' && (
          <Note tone="error">{account.enrolRefusals[outcome]}</Note>
        )}
        <Button
          submits
          look="primary"
          big
          wide
          disabled={outcome === 'busy' || name.trim() === '' || problem !== undefined}
        >
          {outcome === 'busy' ? account.enrolling : account.enrol}
        </Button>
      </form>
    </EntryScreen>
  )
}
