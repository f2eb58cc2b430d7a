import { accountOperations } from '@sac/contracts/operations/accounts'
import { type SubmitEvent, useState } from 'react'
import { Section } from '#admin/record/section.tsx'
import { refusedWords } from '#api/refused-words.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { PasswordField } from '#design/password-field.tsx'
import { Problem } from '#design/problem.tsx'
import { useWords } from '#words/admin/words.tsx'

const shortest = 12

function usePassword() {
  const save = useAct(accountOperations['account.change-password'])
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const isReady = current !== '' && password.length >= shortest
  const clear = () => {
    setCurrent('')
    setPassword('')
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isReady) save.mutate({ body: { current, password } }, { onSuccess: clear })
  }
  return { save, current, setCurrent, password, setPassword, isReady, submit }
}

/** Another password for the one there is; everywhere else the sign-in ends. */
export function OwnPassword() {
  const words = useWords()
  const { account } = words.messages
  const { save, current, setCurrent, password, setPassword, isReady, submit } = usePassword()
  const said = { 'account.wrong-password': account.wrongPassword }
  return (
    <Section title={account.changePassword}>
      <form className="stack own-form" onSubmit={submit} noValidate>
        <PasswordField
          label={account.currentPassword}
          autoComplete="current-password"
          words={account}
          value={current}
          onChange={setCurrent}
        />
        <PasswordField
          label={account.newPassword}
          hint={account.passwordHint}
          autoComplete="new-password"
          words={account}
          value={password}
          onChange={setPassword}
        />
        <Problem>{refusedWords(save.error, words, said)}</Problem>
        <div className="cluster">
          <Button submits disabled={!isReady || save.isPending}>
            {account.changePassword}
          </Button>
          <output>{save.isSuccess && account.passwordChanged}</output>
        </div>
      </form>
    </Section>
  )
}
