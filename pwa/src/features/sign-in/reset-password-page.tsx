import { accountOperations } from '@sac/contracts/operations/accounts'
import { useState } from 'react'
import { Form } from '#api/form.tsx'
import { isRefusal } from '#api/office.ts'
import { refusedWords } from '#api/refused-words.ts'
import { useAct } from '#api/use-act.ts'
import { isLongEnough } from '#customer/judge-credentials.ts'
import { Link } from '#customer/link.tsx'
import { NewPassword } from '#customer/password-fields.tsx'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { LinkOver } from './link-over.tsx'
import { LinkPage } from './link-page.tsx'

/** Where the e-mail for a forgotten password leads. */
export function ResetPasswordPage() {
  const { account } = useWords().messages
  return (
    <LinkPage title={account.resetTitle} lead={account.resetWhy}>
      {(token) => <Choosing token={token} />}
    </LinkPage>
  )
}

/** Where the e-mail leads that tells staff of their account. */
export function InvitationPage() {
  const { account } = useWords().messages
  return (
    <LinkPage title={account.invitationTitle} lead={account.invitationWhy}>
      {(token) => <Choosing token={token} />}
    </LinkPage>
  )
}

function Choosing({ token }: { token: string }) {
  const words = useWords()
  const { account } = words.messages
  const reset = useAct(accountOperations['auth.reset-password'])
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (isLongEnough(password)) reset.mutate({ body: { token, password } })
  }
  if (reset.isSuccess) return <Chosen />
  if (isRefusal(reset.error, 'account.link-over')) return <Over />
  return (
    <Form className="card sign-in" onSubmit={submit}>
      <NewPassword label={account.newPassword} value={password} onChange={setPassword} tried={tried} />
      <Problem>{refusedWords(reset.error, words)}</Problem>
      <Button look="primary" wide submits disabled={reset.isPending}>
        {reset.isPending ? account.resetSaving : account.resetSave}
      </Button>
    </Form>
  )
}

function Chosen() {
  const { account } = useWords().messages
  return (
    <Note icon="check">
      <p>{account.resetDone}</p>
      <div>
        <Link className="btn btn-primary" to="/sign-in">
          {account.signIn}
        </Link>
      </div>
    </Note>
  )
}

function Over() {
  const { account } = useWords().messages
  return (
    <LinkOver advice={account.linkOverReset}>
      <Link className="btn btn-primary" to="/account/forgot-password">
        {account.forgotSend}
      </Link>
    </LinkOver>
  )
}
