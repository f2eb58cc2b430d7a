import { isolated } from '@sac/contracts/text/isolate'
import { type FormEvent, useState } from 'react'
import { Button } from '#design/button.tsx'
import { EntryScreen } from '#design/entry-screen.tsx'
import { Icon } from '#design/icon.tsx'
import { isPin } from '#session/pin.ts'
import type { UnlockOutcome } from '#session/unlock.ts'
import { useWords } from '#words/words.tsx'
import { PinField } from './pin-field.tsx'

type UnlockProps = {
  name: string
  unlock: (pin: string) => Promise<UnlockOutcome>
  onOtherPerson: () => void
}

/** Locked: the data stay, the PIN opens. */
export function UnlockScreen({ name, unlock, onOtherPerson }: UnlockProps) {
  const { messages, formats } = useWords()
  const { account } = messages
  const [pin, setPin] = useState('')
  const [outcome, setOutcome] = useState<UnlockOutcome | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setPin('')
    void unlock(pin).then(setOutcome)
  }
  const problem = {
    unlocked: () => undefined,
    'wrong-pin': () => account.wrongPin,
    wait: () => (outcome?.status === 'wait' ? account.waitBeforePin(formats.time(outcome.until)) : undefined),
  }[outcome?.status ?? 'unlocked']()
  return (
    <EntryScreen title={account.lockedTitle}>
      <form className="stack" onSubmit={submit} noValidate>
        <p className="cluster">
          <Icon name="lock" />
          {account.lockedFor(isolated(name))}
        </p>
        <p className="quiet">{account.lockedWhy}</p>
        <PinField label={account.pin} problem={problem} value={pin} onChange={setPin} />
        <Button submits look="primary" big wide disabled={!isPin(pin)}>
          {account.unlock}
        </Button>
        <Button look="plain" onClick={onOtherPerson}>
          {account.otherPerson}
        </Button>
      </form>
    </EntryScreen>
  )
}
