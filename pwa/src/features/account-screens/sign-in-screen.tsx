import { type FormEvent, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { TextField } from '#design/text-field.tsx'
import type { LoginOutcome, Session } from '#features/account/session.ts'
import { useWords } from '#features/inspect/messages/words.tsx'
import { EntryScreen } from './entry-screen.tsx'

type Refusal = Exclude<LoginOutcome['status'], 'signed-in'>

/** Once with a connection; afterwards the PIN opens the device. */
export function SignInScreen({ login }: Pick<Session, 'login'>) {
  const { account } = useWords().messages
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const signIn = async () => {
    setAsking(true)
    const { status } = await login({ email: email.trim(), password })
    setAsking(false)
    setRefusal(status === 'signed-in' ? null : status)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void signIn()
  }
  const text = { dir: 'ltr', required: true } as const
  return (
    <EntryScreen title={account.signInTitle}>
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{account.offlineSignIn}</p>
        <TextField
          {...text}
          label={account.email}
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
        />
        <TextField
          {...text}
          label={account.password}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        {refusal && <Note tone="error">{account.refusals[refusal]}</Note>}
        <Button type="submit" look="primary" big wide disabled={asking}>
          {asking ? account.signingIn : account.signIn}
        </Button>
      </form>
    </EntryScreen>
  )
}
