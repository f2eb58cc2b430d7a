import type { InputHTMLAttributes, ReactNode, Ref } from 'react'
import { Field } from './field.tsx'

type Common = {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  hint?: ReactNode
  problem?: string | undefined
}
type InputProps = Common & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'>

/** One line of text with its label. */
export function TextField({ label, value, onChange, hint, problem, className = '', ...rest }: InputProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <input
          {...ids}
          {...rest}
          className={`input ${className}`}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type AreaProps = Common & { maxLength: number; onBlur?: () => void; ref?: Ref<HTMLTextAreaElement> }

/** Several lines of text with their label. */
export function TextArea({ label, value, onChange, hint, problem, maxLength, onBlur, ref }: AreaProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <textarea
          {...ids}
          ref={ref}
          className="input"
          dir="auto"
          maxLength={maxLength}
          value={value}
          onBlur={onBlur}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
