import { accountOperations } from '@sac/contracts/operations/accounts'
import { useState } from 'react'
import { Section } from '#admin/record/section.tsx'
import { refusedWords } from '#api/refused-words.ts'
import { useAct } from '#api/use-act.ts'
import { Button } from '#design/button.tsx'
import { PasswordField } from '#design/password-field.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUpTotp } from './set-up-totp.tsx'

/** The code beside the password: switched on, its recovery codes made anew, or switched off. */
export function OwnSecondFactor({ isOn }: { isOn: boolean }) {
  const { account } = useWords().messages
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  return (
    <Section title={account.secondFactor}>
      <div className="stack own-form">
        {codes ? (
          <RecoveryCodes codes={codes} onKept={() => setCodes(null)} />
        ) : isOn ? (
          <ChangeFactor onCodes={setCodes} />
        ) : (
          <SetUpTotp onDone={setCodes} />
        )}
      </div>
    </Section>
  )
}

function ChangeFactor({ onCodes }: { onCodes: (codes: readonly string[]) => void }) {
  const words = useWords()
  const { account } = words.messages
  const renew = useAct(accountOperations['account.renew-recovery-codes'], {
    onAnswer: ({ recoveryCodes }) => onCodes(recoveryCodes),
  })
  const end = useAct(accountOperations['account.end-totp'])
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const body = { password, code: code.trim() }
  const isBusy = renew.isPending || end.isPending || !password || !body.code
  const said = { 'account.wrong-password': account.wrongPassword, 'account.wrong-code': account.codeWrong }
  return (
    <>
      <p>{account.factorOn}</p>
      <PasswordField
        label={account.password}
        autoComplete="current-password"
        words={account}
        value={password}
        onChange={setPassword}
      />
      <CodeField value={code} onChange={setCode} />
      <Problem>{refusedWords(renew.error ?? end.error, words, said)}</Problem>
      <div className="cluster">
        <Button disabled={isBusy} onClick={() => renew.mutate({ body })}>
          {account.renewCodes}
        </Button>
        <Button disabled={isBusy} onClick={() => end.mutate({ body })}>
          {account.endFactor}
        </Button>
      </div>
    </>
  )
}

function CodeField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const { account } = useWords().messages
  return (
    <TextField
      label={account.code}
      hint={account.codeHint}
      autoComplete="one-time-code"
      maxLength={40}
      value={value}
      onChange={onChange}
    />
  )
}
