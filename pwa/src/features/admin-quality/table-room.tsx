import type { ReactNode } from 'react'

/** Around a wide table without links: scrolled by keys, too. */
export const TableRoom = ({ label, children }: { label: string; children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls is reached by keys.
  <section className="list-room" aria-label={label} tabIndex={0}>
    {children}
  </section>
)
