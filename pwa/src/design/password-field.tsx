import { useState } from 'react'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

type PasswordFieldProps = {
  label: string
  value: string
  onChange: (value: string) => void
  /** Tells the browser's keeper of passwords which one this is. */
  autoComplete: 'current-password' | 'new-password'
  /** On the button, and what it is for whoever hears it. */
  words: { show: string; hide: string; showPassword: string; hidePassword: string }
  hint?: string
  problem?: string | undefined
}

/** A password; whoever is alone may look at what they type. */
export function PasswordField({ label, value, onChange, autoComplete, words, hint, problem }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false)
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <span className="input-with-act">
          <input
            {...ids}
            className="input"
            type={isShown ? 'text' : 'password'}
            autoComplete={autoComplete}
            autoCapitalize="none"
            spellCheck={false}
            maxLength={1024}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <Button
            look="plain"
            aria-label={isShown ? words.hidePassword : words.showPassword}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? words.hide : words.show}
          </Button>
        </span>
      )}
    </Field>
  )
}
