import { accountOperations } from '@sac/contracts/operations/accounts'
import { Form } from '#api/form.tsx'
import { useAct } from '#api/use-act.ts'
import { useNewEmail } from '#api/use-new-email.ts'
import { useOffice } from '#api/use-office.ts'
import { EmailField } from '#customer/email-field.tsx'
import { KnownPassword } from '#customer/password-fields.tsx'
import { unsentWords } from '#customer/unsent-words.ts'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'

/** Another address; it counts once the link that goes there was opened. */
export function EmailForm() {
  const words = useWords()
  const { account } = words.messages
  const profile = useOffice(accountOperations['account.read'], {}, { kept: true })
  const ask = useAct(accountOperations['account.change-email'])
  const { email, setEmail, password, setPassword, tried, submit } = useNewEmail((body) => ask.mutate({ body }))
  const said = { 'account.wrong-password': account.wrongPassword }
  return (
    <Form className="card" onSubmit={submit}>
      <h2>{account.changeEmail}</h2>
      {profile.data && (
        <p className="quiet">
          <bdi>{account.emailNow(profile.data.email)}</bdi>
        </p>
      )}
      <EmailField label={account.newEmail} autoComplete="email" value={email} onChange={setEmail} tried={tried} />
      <KnownPassword label={account.currentPassword} value={password} onChange={setPassword} tried={tried} />
      <Problem>{unsentWords(ask.error, words, said)}</Problem>
      <div className="cluster">
        <Button submits disabled={ask.isPending}>
          {ask.isPending ? account.forgotSending : account.sendLink}
        </Button>
        <output>
          <bdi>{ask.isSuccess && account.sentEmail(email.trim())}</bdi>
        </output>
      </div>
    </Form>
  )
}
