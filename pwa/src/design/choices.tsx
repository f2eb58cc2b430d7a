import { type ReactNode, useId } from 'react'

type Choice<T extends string> = { value: T; label: ReactNode }

type OneProps<T extends string> = {
  legend: string
  options: readonly Choice<T>[]
  value: T | null
  onChange: (value: T) => void
  hint?: ReactNode
}

/** One of a few, as native radio buttons. */
export function ChooseOne<T extends string>({ legend, options, value, onChange, hint }: OneProps<T>) {
  const name = useId()
  return (
    <fieldset className="field">
      <legend className="label">{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="choices">
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              value={option.value}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

type ManyProps<T extends string> = {
  legend: string
  options: readonly Choice<T>[]
  values: readonly T[]
  onChange: (values: T[]) => void
}

/** Any of a few, as native checkboxes. */
export function ChooseMany<T extends string>({ legend, options, values, onChange }: ManyProps<T>) {
  const toggle = (value: T, on: boolean) =>
    onChange(on ? [...values, value] : values.filter((other) => other !== value))
  return (
    <fieldset className="field">
      <legend className="label">{legend}</legend>
      <div className="choices">
        {options.map((option) => (
          <Check key={option.value} checked={values.includes(option.value)} onChange={(on) => toggle(option.value, on)}>
            {option.label}
          </Check>
        ))}
      </div>
    </fieldset>
  )
}

/** A checkbox with its words, as large as a button. */
export function Check({
  checked,
  onChange,
  children,
}: {
  checked: boolean
  onChange: (on: boolean) => void
  children: ReactNode
}) {
  return (
    <label className="choice">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  )
}
