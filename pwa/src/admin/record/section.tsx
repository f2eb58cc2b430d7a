import { type ReactNode, useId } from 'react'

type SectionProps = { title: string; acts?: ReactNode; children: ReactNode }

/** One part of a record under its name. */
export function Section({ title, acts, children }: SectionProps) {
  const id = useId()
  return (
    <section className="card stack stack-tight" aria-labelledby={id}>
      <div className="spread">
        <h2 id={id}>{title}</h2>
        {acts && <div className="cluster">{acts}</div>}
      </div>
      {children}
    </section>
  )
}
