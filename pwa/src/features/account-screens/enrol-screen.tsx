import { type FormEvent, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Field } from '#design/field.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#features/inspect/messages/words.tsx'
import type { EnrolOutcome } from '#features/sync/enrol.ts'
import { EntryScreen } from './entry-screen.tsx'

/** Once, online: the office learns of this device and gives it its own key. */
export function EnrolScreen({ enrol }: { enrol: (name: string) => Promise<EnrolOutcome> }) {
  const { account } = useWords().messages
  const [name, setName] = useState('')
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
        <Field label={account.deviceName} hint={account.deviceNameHint}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              autoComplete="off"
              required
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {outcome && outcome !== 'busy' && outcome !== 'enrolled' && (
          <Note tone="error">{account.enrolRefusals[outcome]}</Note>
        )}
        <Button submits look="primary" big wide disabled={outcome === 'busy' || name.trim() === ''}>
          {outcome === 'busy' ? account.enrolling : account.enrol}
        </Button>
      </form>
    </EntryScreen>
  )
}
