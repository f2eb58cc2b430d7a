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
  const { messages, formats } = useSharedWords()
  const { form, summary, wrong, note } = useWrongFields()
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    onSubmit()
    note()
  }
  return (
    <form className={className} onSubmit={submit} noValidate ref={form}>
      {wrong.length > 1 && (
        <ErrorSummary title={messages.common.mistakes(formats.number(wrong.length))} of={wrong} ref={summary} />
      )}
      {children}
    </form>
  )
}

function useWrongFields() {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLElement>(null)
  const [tries, setTries] = useState(0)
  const [wrong, setWrong] = useState<Wrong[]>([])
  // What the fields say stands in the page once they are drawn.
  useEffect(() => {
    if (tries > 0 && form.current) setWrong(wrongFieldsOf(form.current))
  }, [tries])
  useEffect(() => {
    const [first] = wrong
    const target = wrong.length > 1 ? summary.current : first && document.getElementById(first.id)
    target?.focus()
  }, [wrong])
  return { form, summary, wrong, note: () => setTries((before) => before + 1) }
}
