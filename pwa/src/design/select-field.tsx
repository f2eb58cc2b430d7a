import type { ReactNode } from 'react'
import { Field } from './field.tsx'

type SelectFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  problem?: string | undefined
  /** `<option>`s. */
  children: ReactNode
}

/** One of many, as a native select with its label; of a few: `ChooseOne`. */
export function SelectField({ label, value, onChange, problem, children }: SelectFieldProps) {
  return (
    <Field label={label} problem={problem}>
      {(ids) => (
        <select {...ids} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
          {children}
        </select>
      )}
    </Field>
  )
}
