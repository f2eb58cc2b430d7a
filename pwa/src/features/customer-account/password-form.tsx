import { accountOperations } from '@sac/contracts/operations/accounts'
import { useState } from 'react'
import { Form } from '#api/form.tsx'
import { refusedWords } from '#api/refused-words.ts'
import { useAct } from '#api/use-act.ts'
import { isLongEnough } from '#customer/judge-credentials.ts'
import { KnownPassword, NewPassword } from '#customer/password-fields.tsx'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/customer/words.tsx'

/** Another password for the one there is; everywhere else the sign-in ends. */
export function PasswordForm() {
  const words = useWords()
  const { account } = words.messages
  const save = useAct(accountOperations['account.change-password'])
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const clear = () => {
    setCurrent('')
    setPassword('')
    setTried(false)
  }
  const submit = () => {
    setTried(true)
    if (current !== '' && isLongEnough(password)) save.mutate({ body: { current, password } }, { onSuccess: clear })
  }
  return (
    <Form className="card" onSubmit={submit}>
      <h2>{account.changePassword}</h2>
      <KnownPassword label={account.currentPassword} value={current} onChange={setCurrent} tried={tried} />
      <NewPassword label={account.newPassword} value={password} onChange={setPassword} tried={tried} />
      <Problem>{refusedWords(save.error, words, { 'account.wrong-password': account.wrongPassword })}</Problem>
      <div className="cluster">
        <Button submits disabled={save.isPending}>
          {save.isPending ? account.saving : account.changePassword}
        </Button>
        <output>{save.isSuccess && account.passwordChanged}</output>
      </div>
    </Form>
  )
}
