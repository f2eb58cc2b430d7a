import { EmailAddress } from '@sac/contracts/http/accounts'
import { authOperations } from '@sac/contracts/operations/auth'
import { type SubmitEvent, useState } from 'react'
import { isRefusal } from '#api/office.ts'
import { refusedWords } from '#api/refused-words.ts'
import { personSession } from '#api/session.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { PasswordField } from '#design/password-field.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Door } from './door.tsx'

const isEmail = (typed: string) => EmailAddress.safeParse(typed.trim()).success

function useSignIn() {
  const login = useAct(authOperations['auth.login'])
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  // Once a code was asked for, its field stays: the next attempt needs one, too.
  const [asksCode, setAsksCode] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isEmail(email) || password === '') return
    const body = { email: email.trim(), password, ...(code.trim() === '' ? {} : { code: code.trim() }) }
    login.mutate(
      { body },
      {
        onSuccess: personSession.begin,
        onError: (error) => setAsksCode(asksCode || isRefusal(error, 'auth.code-required', 'auth.code-wrong')),
      },
    )
  }
  return { login, email, setEmail, password, setPassword, code, setCode, tried, asksCode, submit }
}

/** Where nobody is signed in: address and password, and a code where the account has a second factor. */
export function SignInPage() {
  const words = useWords()
  const { account } = words.messages
  const { login, tried, asksCode, submit, ...fields } = useSignIn()
  const said = { 'auth.invalid-credentials': account.wrongSignIn, 'auth.code-wrong': account.codeWrong }
  return (
    <Door title={account.signInTitle}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          label={account.email}
          type="email"
          inputMode="email"
          autoComplete="username"
          dir="ltr"
          maxLength={254}
          value={fields.email}
          onChange={fields.setEmail}
          problem={tried && !isEmail(fields.email) ? account.notEmail : undefined}
        />
        <PasswordField
          label={account.password}
          autoComplete="current-password"
          words={account}
          value={fields.password}
          onChange={fields.setPassword}
          problem={tried && fields.password === '' ? account.fill : undefined}
        />
        {asksCode && <CodeField value={fields.code} onChange={fields.setCode} />}
        <Problem>
          {isRefusal(login.error, 'auth.code-required') ? null : refusedWords(login.error, words, said)}
        </Problem>
        <Button look="primary" wide submits disabled={login.isPending}>
          {login.isPending ? account.signingIn : account.signIn}
        </Button>
        <a href="/account/forgot-password">{account.forgotten}</a>
      </form>
    </Door>
  )
}

function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { account } = useWords().messages
  return (
    <TextField
      label={account.code}
      hint={account.codeHint}
      className="num"
      autoComplete="one-time-code"
      maxLength={20}
      value={value}
      onChange={onChange}
    />
  )
}
