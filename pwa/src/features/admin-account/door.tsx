import type { ReactNode } from 'react'
import { Mark } from '#design/mark.tsx'
import { useTitle } from '#design/use-title.ts'
import { Languages } from './languages.tsx'

/** Before the office: one thing to do, and the languages. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title)
  return (
    <main id="content" className="door" tabIndex={-1}>
      <div className="brand">
        <Mark />
        SmartAutoCheck
      </div>
      <section className="card stack">
        <h1>{title}</h1>
        {children}
      </section>
      <Languages />
    </main>
  )
}
