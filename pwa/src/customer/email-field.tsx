import { isEmail } from '#api/is-email.ts'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'

type EmailFieldProps = {
  label?: string
  value: string
  onChange: (value: string) => void
  /** Somebody has tried to send the form: from then on it says what is wrong. */
  tried: boolean
  autoComplete?: 'username' | 'email'
}

export function EmailField({ label, value, onChange, tried, autoComplete = 'username' }: EmailFieldProps) {
  const { account } = useWords().messages
  return (
    <TextField
      label={label ?? account.email}
      type="email"
      inputMode="email"
      autoComplete={autoComplete}
      dir="ltr"
      maxLength={254}
      value={value}
      onChange={onChange}
      problem={tried && !isEmail(value) ? account.notEmail : undefined}
    />
  )
}
