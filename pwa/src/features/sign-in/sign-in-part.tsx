import { authOperations } from '@sac/contracts/operations/auth'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { refusalWords } from '#customer/refusal-words.ts'
import { customerSession } from '#customer/session.ts'
import { useAct } from '#customer/use-act.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'

/** Signs somebody in in the page they are on; what waits for it goes on by itself. */
export function SignInPart({ why }: { why?: ReactNode }) {
  const { messages } = useWords()
  const { common } = messages
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const login = useAct(authOperations['auth.login'])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    login.mutate({ body: { email, password } }, { onSuccess: customerSession.begin })
  }
  return (
    <form className="card" onSubmit={submit}>
      <h2>{common.signInTitle}</h2>
      {why && <p className="quiet">{why}</p>}
      <TextField label={common.email} type="email" autoComplete="username" required value={email} onChange={setEmail} />
      <TextField
        label={common.password}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <Problem>{refusalWords(login.error, messages)}</Problem>
      <Button look="primary" wide submits disabled={login.isPending}>
        {login.isPending ? common.signingIn : common.signIn}
      </Button>
    </form>
  )
}
