import { type FormEvent, useState } from 'react'
import { Button } from '#design/button.tsx'
import { EntryScreen } from '#design/entry-screen.tsx'
import { isPin } from '#session/pin.ts'
import { useWords } from '#words/words.tsx'
import { PinField } from './pin-field.tsx'

/** The PIN that opens this device without a connection. */
export function ChoosePinScreen({ choosePin }: { choosePin: (pin: string) => Promise<void> }) {
  const { account } = useWords().messages
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (isPin(pin) && pin === again) void choosePin(pin)
  }
  return (
    <EntryScreen title={account.pinTitle}>
      <form className="stack" onSubmit={submit} noValidate>
        <p>{account.pinWhy}</p>
        <PinField
          label={account.pin}
          hint={account.pinHint}
          problem={tried && !isPin(pin) ? account.pinLength : undefined}
          value={pin}
          onChange={setPin}
        />
        <PinField
          label={account.pinAgain}
          problem={tried && isPin(pin) && pin !== again ? account.pinDiffers : undefined}
          value={again}
          onChange={setAgain}
        />
        <Button submits look="primary" big wide>
          {account.savePin}
        </Button>
      </form>
    </EntryScreen>
  )
}
