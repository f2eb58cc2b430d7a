import { Field } from '#design/field.tsx'

type PinProps = {
  label: string
  hint?: string
  problem?: string | undefined
  value: string
  onChange: (pin: string) => void
}

/** A PIN: digits only, never shown, never suggested by a password keeper. */
export function PinField({ label, hint, problem, value, onChange }: PinProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <input
          {...ids}
          className="input pin num"
          type="password"
          dir="ltr"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={value}
          onChange={(event) => onChange(event.target.value.replaceAll(/\D/g, ''))}
        />
      )}
    </Field>
  )
}
