import { accountOperations } from '@sac/contracts/operations/accounts'
import { type SubmitEvent, useState } from 'react'
import { isRefusal } from '#api/office.ts'
import { refusedWords } from '#api/refused-words.ts'
import { personSession } from '#api/session.ts'
import { type Act, useAct } from '#api/use-act.ts'
import { Link } from '#customer/link.tsx'
import { KnownPassword } from '#customer/password-fields.tsx'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { LinkOver } from './link-over.tsx'
import { LinkPage } from './link-page.tsx'
import { WelcomePart } from './welcome-part.tsx'

/** Where the e-mail of a registration leads: the password typed again opens the account. */
export function ConfirmRegistrationPage() {
  const { account } = useWords().messages
  const confirm = useAct(accountOperations['auth.confirm-registration'], { onAnswer: personSession.begin })
  if (confirm.data) return <WelcomePart name={confirm.data.user.name} />
  return (
    <LinkPage title={account.linkTitle} lead={account.linkWhy}>
      {(token) =>
        isRefusal(confirm.error, 'account.link-over') ? <Over /> : <Opening token={token} confirm={confirm} />
      }
    </LinkPage>
  )
}

type Confirm = Act<(typeof accountOperations)['auth.confirm-registration']>

function Opening({ token, confirm }: { token: string; confirm: Confirm }) {
  const words = useWords()
  const { account } = words.messages
  const [password, setPassword] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (password !== '') confirm.mutate({ body: { token, password } })
  }
  return (
    <form className="card sign-in" onSubmit={submit} noValidate>
      <KnownPassword label={account.password} value={password} onChange={setPassword} tried={false} />
      <Problem>{refusedWords(confirm.error, words, { 'auth.invalid-credentials': account.linkWrong })}</Problem>
      <Button look="primary" wide submits disabled={confirm.isPending}>
        {confirm.isPending ? account.linkOpening : account.linkOpen}
      </Button>
    </form>
  )
}

function Over() {
  const { account } = useWords().messages
  return (
    <LinkOver advice={account.linkOverRegister}>
      <Link className="btn btn-primary" to="/sign-in">
        {account.signIn}
      </Link>
      <Link className="btn" to="/sign-in" search={{ new: 'yes' }}>
        {account.create}
      </Link>
    </LinkOver>
  )
}
