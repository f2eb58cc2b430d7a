import { accountOperations } from '@sac/contracts/operations/accounts'
import { type SubmitEvent, useState } from 'react'
import { isEmail } from '#api/is-email.ts'
import { useAct } from '#api/use-act.ts'
import { EmailField } from '#customer/email-field.tsx'
import { unsentWords } from '#customer/unsent-words.ts'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { SentNote } from './sent-note.tsx'

/** Sends a link to choose another password; says the same whether the address is known or not. */
export function ForgotPasswordPage() {
  const { account } = useWords().messages
  return (
    <Page title={account.forgotTitle} lead={account.forgotWhy}>
      <section className="card sign-in">
        <Asking />
      </section>
    </Page>
  )
}

function Asking() {
  const words = useWords()
  const { account } = words.messages
  const forgot = useAct(accountOperations['auth.forgot-password'])
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (isEmail(email)) forgot.mutate({ body: { email: email.trim(), language: words.language } })
  }
  if (forgot.isSuccess) return <SentNote text={account.sentReset(email.trim())} onOther={forgot.reset} />
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <EmailField value={email} onChange={setEmail} tried={tried} />
      <Problem>{unsentWords(forgot.error, words)}</Problem>
      <Button look="primary" wide submits disabled={forgot.isPending}>
        {forgot.isPending ? account.forgotSending : account.forgotSend}
      </Button>
    </form>
  )
}
