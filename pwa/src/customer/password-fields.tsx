import { PasswordField } from '#design/password-field.tsx'
import { useWords } from '#words/customer/words.tsx'
import { passwordProblem } from './judge-credentials.ts'

type Props = { label: string; value: string; onChange: (value: string) => void; tried: boolean }

/** One that is chosen: what it has to be is said before, what is missing afterwards. */
export function NewPassword({ tried, ...field }: Props) {
  const { messages, formats } = useWords()
  const { account } = messages
  return (
    <PasswordField
      {...field}
      hint={account.passwordHint}
      autoComplete="new-password"
      words={account}
      problem={tried ? passwordProblem(field.value, { account, number: formats.number }) : undefined}
    />
  )
}

/** The one there is. */
export function KnownPassword({ tried, ...field }: Props) {
  const { account } = useWords().messages
  return (
    <PasswordField
      {...field}
      autoComplete="current-password"
      words={account}
      problem={tried && field.value === '' ? account.fill : undefined}
    />
  )
}
