import type { ReactNode } from 'react'

/** What went wrong with the last act, beside its button; announced when it appears. */
export function Problem({ children }: { children: ReactNode }) {
  if (!children) return null
  return (
    <p className="problem" role="alert">
      {children}
    </p>
  )
}
