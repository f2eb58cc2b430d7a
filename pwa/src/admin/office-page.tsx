import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTitle } from '#design/use-title.ts'
import { useWords } from '#words/admin/words.tsx'
import { Link } from './link.tsx'
import { placeOf } from './places.ts'

type OfficePageProps = {
  /** In the tab, and above the page unless `heading` says otherwise. */
  title: string
  heading?: ReactNode
  /** The link to the list this comes from. */
  back?: ReactNode
  /** One line below the heading. */
  lead?: ReactNode
  /** Buttons at the end of the head. */
  acts?: ReactNode
  /** The page does not scroll as a whole: its list does. */
  fills?: boolean
  children: ReactNode
}

/** A page of the office: its head with what can be done, the tabs of its place, and the rest. */
export function OfficePage({ title, heading, back, lead, acts, fills = false, children }: OfficePageProps) {
  useTitle(title)
  return (
    <main id="content" className={fills ? 'office-page office-fills' : 'office-page'} tabIndex={-1}>
      <header className="office-head">
        <div className="grow">
          {back}
          <h1>{heading ?? title}</h1>
          {lead && <p className="quiet">{lead}</p>}
        </div>
        {acts && <div className="cluster">{acts}</div>}
      </header>
      <PlaceTabs />
      {children}
    </main>
  )
}

function PlaceTabs() {
  const { messages } = useWords()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const place = placeOf(path)
  if (!place || place.pages.length < 2 || !place.pages.some(({ to }) => to === path)) return null
  return (
    <nav className="tabs" aria-label={place.name(messages)}>
      {place.pages.map(({ to, name }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {name(messages)}
        </Link>
      ))}
    </nav>
  )
}
