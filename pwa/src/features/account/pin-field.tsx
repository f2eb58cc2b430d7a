import { plainDigits } from '@sac/contracts/text/latin'
import { TextField } from '#design/text-field.tsx'

type PinProps = {
  label: string
  hint?: string
  problem?: string | undefined
  value: string
  onChange: (pin: string) => void
}

/** A PIN: digits only, never shown, never suggested by a password keeper. */
export function PinField({ onChange, ...rest }: PinProps) {
  return (
    <TextField
      {...rest}
      className="pin num"
      type="password"
      dir="ltr"
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      onChange={(typed) => onChange(plainDigits(typed).replaceAll(/\D/g, ''))}
    />
  )
}
