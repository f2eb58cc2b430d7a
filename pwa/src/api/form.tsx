import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { ErrorSummary, type Wrong } from '#design/error-summary.tsx'
import { wrongFieldsOf } from '#design/wrong-fields.ts'
import { useSharedWords } from '#words/app-words.tsx'

type FormProps = { className?: string; onSubmit: () => void; children: ReactNode }

/**
 * A form whose fields say for themselves what is wrong. Whoever tries to send it is led there: to the field, or, where there are
 * several, to a list of them at its top.
 */
export function Form({ className = 'stack', onSubmit, children }: FormProps) {
  const { messages, formats, language } = useSharedWords()
  const { form, summary, wrong, note } = useWrongFields(language)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
    note()
  }
  return (
    <form className={className} onSubmit={submit} noValidate ref={form}>
      {wrong.length > 1 && (
        <ErrorSummary
          title={messages.common.mistakes(formats.number(wrong.length))}
          of={wrong}
          colon={messages.common.colon}
          ref={summary}
        />
      )}
      {children}
    </form>
  )
}

type Said = { wrong: Wrong[]; at: number; language: string }

/** What fields say is read again in another language, and nobody led anywhere by that. */
function useWrongFields(language: string) {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLElement>(null)
  const [tries, setTries] = useState(0)
  const [{ wrong, at }, setSaid] = useState<Said>({ wrong: [], at: 0, language })
  const ledAt = useRef(0)
  // What the fields say stands in the page once they are drawn.
  useEffect(() => {
    if (tries > 0 && form.current) setSaid({ wrong: wrongFieldsOf(form.current), at: tries, language })
  }, [tries, language])
  useEffect(() => {
    if (ledAt.current === at) return
    ledAt.current = at
    const [first] = wrong
    const target = wrong.length > 1 ? summary.current : first && document.getElementById(first.id)
    target?.focus()
  }, [wrong, at])
  return { form, summary, wrong, note: () => setTries((before) => before + 1) }
}
