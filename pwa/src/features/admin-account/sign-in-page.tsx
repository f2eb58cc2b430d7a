import { useState } from 'react'
import { Form } from '#api/form.tsx'
import { isEmail } from '#api/is-email.ts'
import { isRefusal } from '#api/office.ts'
import { refusedWords } from '#api/refused-words.ts'
import { useSignIn } from '#api/use-sign-in.ts'
import { Button } from '#design/button.tsx'
import { PasswordField } from '#design/password-field.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { Door } from './door.tsx'

/** Where nobody is signed in: address and password, and a code where the account has a second factor. */
export function SignInPage() {
  const words = useWords()
  const { account } = words.messages
  const [email, setEmail] = useState('')
  const { login, tried, asksCode, submit, ...fields } = useSignIn(email)
  const said = { 'auth.invalid-credentials': account.wrongSignIn, 'auth.code-wrong': account.codeWrong }
  return (
    <Door title={account.signInTitle}>
      <Form onSubmit={submit}>
        <TextField
          label={account.email}
          type="email"
          inputMode="email"
          autoComplete="username"
          dir="ltr"
          maxLength={254}
          value={email}
          onChange={setEmail}
          problem={tried && !isEmail(email) ? account.notEmail : undefined}
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
      </Form>
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
