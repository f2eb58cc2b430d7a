import { type ReactNode, useId } from 'react'

type FieldIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean | undefined }

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  problem?: string | undefined
  children: (ids: FieldIds) => ReactNode
}

/** Label, hint and error around one input, tied together by ids. */
export function Field({ label, hint, problem, children }: FieldProps) {
  const id = useId()
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined })}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}
