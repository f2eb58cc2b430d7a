import type { ReactNode } from 'react'

/** A word on a ground of its colour; the word says it alone. */
export const Badge = ({ tone, children }: { tone: 'minor' | 'fail' | 'dangerous'; children: ReactNode }) => (
  <span className={`chip chip-${tone}`}>{children}</span>
)
