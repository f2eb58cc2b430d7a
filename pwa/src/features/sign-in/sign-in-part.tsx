import { type ReactNode, useState } from 'react'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/customer/words.tsx'
import { RegisterForm } from './register-form.tsx'
import { SignInForm } from './sign-in-form.tsx'

type PartProps = { why?: ReactNode; begins?: 'sign-in' | 'register' }

/** Signs somebody in, or registers them, in the page they are on; what waits for it goes on by itself. */
export function SignInPart({ why, begins = 'sign-in' }: PartProps) {
  const { account } = useWords().messages
  const [way, setWay] = useState(begins)
  const [email, setEmail] = useState('')
  const isNew = way === 'register'
  return (
    <section className="card sign-in">
      <h2>{isNew ? account.registerTitle : account.signInTitle}</h2>
      {why && <p className="quiet">{why}</p>}
      {isNew ? <RegisterForm email={email} onEmail={setEmail} /> : <SignInForm email={email} onEmail={setEmail} />}
      <p className="cluster other-way">
        <span className="quiet">{isNew ? account.haveAccount : account.noAccount}</span>
        <Button look="plain" onClick={() => setWay(isNew ? 'sign-in' : 'register')}>
          {isNew ? account.signIn : account.create}
        </Button>
      </p>
    </section>
  )
}
