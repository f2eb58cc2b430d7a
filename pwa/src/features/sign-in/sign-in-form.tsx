import { Form } from '#api/form.tsx'
import { isRefusal } from '#api/office.ts'
import { refusedWords } from '#api/refused-words.ts'
import { useSignIn } from '#api/use-sign-in.ts'
import { EmailField } from '#customer/email-field.tsx'
import { Link } from '#customer/link.tsx'
import { KnownPassword } from '#customer/password-fields.tsx'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'

type FormProps = { email: string; onEmail: (email: string) => void }

/** Address and password, and a code where the account has a second factor. */
export function SignInForm({ email, onEmail }: FormProps) {
  const words = useWords()
  const { account } = words.messages
  const { login, password, setPassword, code, setCode, tried, asksCode, submit } = useSignIn(email)
  const said = { 'auth.invalid-credentials': account.wrongSignIn, 'auth.code-wrong': account.codeWrong }
  const isAskedFirst = isRefusal(login.error, 'auth.code-required')
  return (
    <Form onSubmit={submit}>
      <EmailField value={email} onChange={onEmail} tried={tried} />
      <KnownPassword label={account.password} value={password} onChange={setPassword} tried={tried} />
      {asksCode && (
        <TextField
          label={account.code}
          hint={account.codeHint}
          className="num"
          autoComplete="one-time-code"
          maxLength={20}
          value={code}
          onChange={setCode}
        />
      )}
      <Problem>{isAskedFirst ? null : refusedWords(login.error, words, said)}</Problem>
      <Button look="primary" wide submits disabled={login.isPending}>
        {login.isPending ? account.signingIn : account.signIn}
      </Button>
      <div>
        <Link className="btn btn-plain" to="/account/forgot-password">
          {account.forgotten}
        </Link>
      </div>
    </Form>
  )
}
