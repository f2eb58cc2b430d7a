import { accountOperations } from '@sac/contracts/operations/accounts'
import { type SubmitEvent, useState } from 'react'
import { refusedWords } from '#api/refused-words.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { CodeDrawing } from '#design/code-drawing.tsx'
import { PasswordField } from '#design/password-field.tsx'
import { Figures } from '#design/plate.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

type Begun = { secret: string; uri: string }

/** Two steps: the password for a secret, and a code that proves the app has it. Ends with the recovery codes. */
export function SetUpTotp({ onDone }: { onDone: (codes: readonly string[]) => void }) {
  const [begun, setBegun] = useState<Begun | null>(null)
  return begun ? <ConfirmStep begun={begun} onDone={onDone} /> : <BeginStep onBegun={setBegun} />
}

function BeginStep({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const words = useWords()
  const { account } = words.messages
  const begin = useAct(accountOperations['account.begin-totp'], { onAnswer: onBegun })
  const [password, setPassword] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password !== '') begin.mutate({ body: { password } })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <PasswordField
        label={account.password}
        hint={account.enrolPassword}
        autoComplete="current-password"
        words={account}
        value={password}
        onChange={setPassword}
      />
      <Problem>{refusedWords(begin.error, words)}</Problem>
      <Button look="primary" submits disabled={begin.isPending}>
        {account.begin}
      </Button>
    </form>
  )
}

type ConfirmProps = { begun: Begun; onDone: (codes: readonly string[]) => void }

function ConfirmStep({ begun: { secret, uri }, onDone }: ConfirmProps) {
  const words = useWords()
  const { account } = words.messages
  const confirm = useAct(accountOperations['account.confirm-totp'], {
    onAnswer: ({ recoveryCodes }) => onDone(recoveryCodes),
  })
  const [code, setCode] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    confirm.mutate({ body: { code: code.trim() } })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p>{account.scan}</p>
      <CodeDrawing text={uri} label={account.scan} />
      <p className="small">
        {account.secret}: <Figures>{secret}</Figures>
      </p>
      <TextField
        label={account.codeOfApp}
        className="num"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        value={code}
        onChange={setCode}
      />
      <Problem>{refusedWords(confirm.error, words)}</Problem>
      <Button look="primary" submits disabled={confirm.isPending}>
        {account.confirm}
      </Button>
    </form>
  )
}
