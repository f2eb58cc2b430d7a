import { accountOperations } from '@sac/contracts/operations/accounts'
import { authOperations } from '@sac/contracts/operations/auth'
import { useState } from 'react'
import { Form } from '#api/form.tsx'
import { isEmail } from '#api/is-email.ts'
import { isRefusal } from '#api/office.ts'
import { refusedWords } from '#api/refused-words.ts'
import { personSession } from '#api/session.ts'
import { useAct } from '#api/use-act.ts'
import { EmailField } from '#customer/email-field.tsx'
import { isLongEnough } from '#customer/judge-credentials.ts'
import { NewPassword } from '#customer/password-fields.tsx'
import { unsentWords } from '#customer/unsent-words.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'
import { rememberPlace } from './return-place.ts'
import { SentNote } from './sent-note.tsx'

type FormProps = { email: string; onEmail: (email: string) => void }

function useRegistration(email: string) {
  const { language } = useWords()
  const register = useAct(accountOperations['auth.register'])
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (!isEmail(email) || name.trim() === '' || !isLongEnough(password)) return
    rememberPlace(`${location.pathname}${location.search}`, Date.now())
    register.mutate({ body: { email: email.trim(), password, name: name.trim(), language } })
  }
  return { register, name, setName, password, setPassword, tried, submit }
}

/** Asks for an account; whether there is one already is said in the e-mail alone. */
export function RegisterForm({ email, onEmail }: FormProps) {
  const words = useWords()
  const { account } = words.messages
  const { register, name, setName, password, setPassword, tried, submit } = useRegistration(email)
  if (register.isSuccess) return <Sent email={email.trim()} password={password} onOther={register.reset} />
  return (
    <Form onSubmit={submit}>
      <TextField
        label={account.name}
        hint={account.nameHint}
        autoComplete="name"
        dir="auto"
        maxLength={100}
        value={name}
        onChange={setName}
        problem={tried && name.trim() === '' ? account.fill : undefined}
      />
      <EmailField value={email} onChange={onEmail} tried={tried} />
      <NewPassword label={account.password} value={password} onChange={setPassword} tried={tried} />
      <Problem>{unsentWords(register.error, words)}</Problem>
      <Button look="primary" wide submits disabled={register.isPending}>
        {register.isPending ? account.creating : account.create}
      </Button>
    </Form>
  )
}

/** The link may be opened on another device: whoever has done so goes on here with what they have typed. */
function Sent({ email, password, onOther }: { email: string; password: string; onOther: () => void }) {
  const words = useWords()
  const { account } = words.messages
  const login = useAct(authOperations['auth.login'], { onAnswer: personSession.begin })
  const goOn = () => login.mutate({ body: { email, password } })
  const isEarly = isRefusal(login.error, 'auth.invalid-credentials')
  return (
    <SentNote text={account.sentRegister(email)} onOther={onOther}>
      <Problem>{isEarly ? account.notConfirmed : refusedWords(login.error, words)}</Problem>
      <Button look="primary" disabled={login.isPending} onClick={goOn}>
        {account.confirmed}
      </Button>
    </SentNote>
  )
}
