import type { MouseEvent, Ref } from 'react'

/** A field that keeps a form from being sent, and what is wrong with it. */
export type Wrong = { id: string; label: string; problem: string }

type SummaryProps = {
  title: string
  of: readonly Wrong[]
  /** As the language sets a name and what is said of it apart. */
  colon: string
  ref: Ref<HTMLElement>
}

/** An address of its own would be kept in the history. */
function lead(event: MouseEvent, id: string): void {
  event.preventDefault()
  document.getElementById(id)?.focus()
}

/** What is wrong with a form, above it; each line leads to its field. */
export function ErrorSummary({ title, of, colon, ref }: SummaryProps) {
  return (
    <section className="note note-error error-summary" aria-label={title} tabIndex={-1} ref={ref}>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {of.map(({ id, label, problem }) => (
          <li key={id}>
            <a href={`#${id}`} onClick={(event) => lead(event, id)}>
              {label + colon + problem}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
