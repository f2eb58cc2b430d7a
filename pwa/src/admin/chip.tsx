import type { ReactNode } from 'react'

export type ChipTone = 'quiet' | 'good' | 'wait' | 'bad' | 'danger'

/** How something stands, in one word; its colour says it a second time. */
export const Chip = ({ tone, children }: { tone: ChipTone; children: ReactNode }) => (
  <span className={`mark-chip mark-${tone}`}>{children}</span>
)
