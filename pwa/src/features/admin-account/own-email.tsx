import { accountOperations } from '@sac/contracts/operations/accounts'
import { useState } from 'react'
import { Section } from '#admin/record/section.tsx'
import { Form } from '#api/form.tsx'
import { isEmail } from '#api/is-email.ts'
import { refusedWords } from '#api/refused-words.ts'
import { useAct } from '#api/use-act.ts'
import { useNewEmail } from '#api/use-new-email.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { PasswordField } from '#design/password-field.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

/** Another address to sign in with; it counts once the link that goes there was opened. */
export function OwnEmail() {
  const { account } = useWords().messages
  const [sentTo, setSentTo] = useState<string | null>(null)
  return (
    <Section title={account.changeEmail}>
      {sentTo === null ? <EmailForm onSent={setSentTo} /> : <Sent to={sentTo} onOther={() => setSentTo(null)} />}
    </Section>
  )
}

function Sent({ to, onOther }: { to: string; onOther: () => void }) {
  const { account } = useWords().messages
  return (
    <Note icon="check">
      <h3>{account.sentTitle}</h3>
      <p>
        <bdi>{account.sentEmail(to)}</bdi>
      </p>
      <p className="quiet">{account.sentNothing}</p>
      <div>
        <Button onClick={onOther}>{account.otherEmail}</Button>
      </div>
    </Note>
  )
}

function EmailForm({ onSent }: { onSent: (email: string) => void }) {
  const words = useWords()
  const { account } = words.messages
  const ask = useAct(accountOperations['account.change-email'], { onAnswer: (_, { body }) => onSent(body.email) })
  const { email, setEmail, password, setPassword, tried, submit } = useNewEmail((body) => ask.mutate({ body }))
  const said = { 'account.wrong-password': account.wrongPassword }
  return (
    <Form className="stack own-form" onSubmit={submit}>
      <TextField
        label={account.newEmail}
        type="email"
        inputMode="email"
        autoComplete="email"
        dir="ltr"
        maxLength={254}
        value={email}
        onChange={setEmail}
        problem={tried && !isEmail(email) ? account.notEmail : undefined}
      />
      <PasswordField
        label={account.currentPassword}
        autoComplete="current-password"
        words={account}
        value={password}
        onChange={setPassword}
        problem={tried && password === '' ? account.fill : undefined}
      />
      <Problem>{refusedWords(ask.error, words, said)}</Problem>
      <div>
        <Button submits disabled={ask.isPending}>
          {ask.isPending ? account.sending : account.sendLink}
        </Button>
      </div>
    </Form>
  )
}
