import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '#design/button.tsx'
import { EntryScreen } from '#design/entry-screen.tsx'
import { Note } from '#design/note.tsx'
import { TextField } from '#design/text-field.tsx'
import type { Credentials, LoginOutcome, Session } from '#session/session.ts'
import { useWords } from '#words/words.tsx'

type Refusal = Exclude<LoginOutcome['status'], 'signed-in'>

/** Once with a connection; afterwards the PIN opens the device. */
export function SignInScreen({ login, children }: Pick<Session, 'login'> & { children?: ReactNode }) {
  const { account } = useWords().messages
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const signIn = async (credentials: Credentials) => {
    setAsking(true)
    const { status } = await login(credentials)
    setAsking(false)
    setRefusal(status === 'signed-in' ? null : status)
  }
  return (
    <EntryScreen title={account.signInTitle}>
      <p className="quiet">{account.offlineSignIn}</p>
      <CredentialsForm
        asking={asking}
        asksForCode={refusal?.startsWith('code') ?? false}
        onSubmit={(credentials) => void signIn(credentials)}
      >
        {refusal && <Note tone="error">{account.refusals[refusal]}</Note>}
      </CredentialsForm>
      {children}
    </EntryScreen>
  )
}

type FormProps = {
  asking: boolean
  asksForCode: boolean
  onSubmit: (credentials: Credentials) => void
  children: ReactNode
}

function CredentialsForm({ asking, asksForCode, onSubmit, children }: FormProps) {
  const { account } = useWords().messages
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ email: email.trim(), password, ...(asksForCode ? { code } : {}) })
  }
  const text = { dir: 'ltr', required: true } as const
  const secret = { type: 'password', autoComplete: 'current-password' } as const
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        {...text}
        label={account.email}
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <TextField {...text} {...secret} label={account.password} value={password} onChange={setPassword} />
      {asksForCode && (
        <TextField {...text} label={account.code} autoComplete="one-time-code" value={code} onChange={setCode} />
      )}
      {children}
      <Button submits look="primary" big wide disabled={asking}>
        {asking ? account.signingIn : account.signIn}
      </Button>
    </form>
  )
}
