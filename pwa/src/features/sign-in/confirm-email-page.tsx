import { accountOperations } from '@sac/contracts/operations/accounts'
import { isRefusal } from '#api/office.ts'
import { refusedWords } from '#api/refused-words.ts'
import { useAct } from '#api/use-act.ts'
import { usePerson } from '#api/use-person.ts'
import { Link } from '#customer/link.tsx'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'
import { LinkOver } from './link-over.tsx'
import { LinkPage } from './link-page.tsx'

/** Where the e-mail to another address leads. Looking at it changes nothing: programs open links, too. */
export function ConfirmEmailPage() {
  const { account } = useWords().messages
  return <LinkPage title={account.emailDoneTitle}>{(token) => <Confirming token={token} />}</LinkPage>
}

function Confirming({ token }: { token: string }) {
  const words = useWords()
  const { account } = words.messages
  const confirm = useAct(accountOperations['auth.confirm-email'])
  if (isRefusal(confirm.error, 'account.link-over'))
    return (
      <LinkOver advice={account.linkOverEmail}>
        <ToAccount />
      </LinkOver>
    )
  if (confirm.isSuccess)
    return (
      <Note icon="check">
        <p>{account.emailDone}</p>
        <div>
          <ToAccount />
        </div>
      </Note>
    )
  return (
    <section className="card sign-in">
      <Problem>{refusedWords(confirm.error, words)}</Problem>
      <Button look="primary" wide disabled={confirm.isPending} onClick={() => confirm.mutate({ body: { token } })}>
        {confirm.isPending ? account.emailDoing : account.emailConfirm}
      </Button>
    </section>
  )
}

/** Administrators have theirs in the office, which is another app. */
function ToAccount() {
  const { account } = useWords().messages
  if (usePerson()?.role === 'admin')
    return (
      <a className="btn btn-primary" href="/admin/account">
        {account.title}
      </a>
    )
  return (
    <Link className="btn btn-primary" to="/account/security">
      {account.title}
    </Link>
  )
}
