import type { ReactNode } from 'react'
import { useTitle } from './use-title.ts'

type PageProps = {
  /** In the tab, and above the page unless `heading` says otherwise. */
  title: string
  heading?: ReactNode
  /** The link to the page above this one. */
  back?: ReactNode
  /** One sentence below the heading. */
  lead?: ReactNode
  /** Stands beside the page where there is room, below its heading where there is not. */
  aside?: ReactNode
  /** Uses all the room there is: its parts stand beside each other. */
  wide?: boolean
  children: ReactNode
}

/** A page that scrolls as a whole: its heading, one column, and what is always in sight beside it. */
export function Page({ title, heading, back, lead, aside, wide, children }: PageProps) {
  useTitle(title)
  const names = ['page', aside && 'page-with-aside', wide && 'page-wide']
  return (
    <main id="content" className={names.filter(Boolean).join(' ')} tabIndex={-1}>
      <header className="page-head">
        {back}
        <h1>{heading ?? title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </header>
      {aside && <aside className="page-aside">{aside}</aside>}
      <div className="page-body stack">{children}</div>
    </main>
  )
}
