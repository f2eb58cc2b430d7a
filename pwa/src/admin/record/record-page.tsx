import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Facts } from '#design/facts.tsx'
import { useTitle } from '#design/use-title.ts'
import { useWords } from '#words/admin/words.tsx'
import { placeOf } from '../places.ts'
import { useAsked } from '../use-asked.ts'

type Tab = { id: string; name: string; content: ReactNode }

type RecordPageProps = {
  title: string
  /** What it is at a glance: a plate, a number, chips. */
  heading?: ReactNode
  /** The link to the list it is from. */
  back: ReactNode
  /** What can be done with it; the usual act first. */
  acts?: ReactNode
  /** What counts most, always in sight. */
  facts?: readonly { name: string; value: ReactNode }[]
  /** Parts of a long record, one at a time, in the address as `tab`. */
  tabs?: readonly Tab[]
  /** Beside it from 1280 px, below it where there is no room. */
  timeline?: ReactNode
  children?: ReactNode
}

/** Names and numbers are the same in every language: the place they stand in is not. */
function useRecordTitle(title: string): void {
  const { messages } = useWords()
  const place = useRouterState({ select: ({ location }) => placeOf(location.pathname) })
  useTitle([title, place?.name(messages)].filter(Boolean).join(' · '))
}

/** A record of the office: what it is, what can be done, what happened. */
export function RecordPage({ title, heading, back, acts, facts, tabs, timeline, children }: RecordPageProps) {
  useRecordTitle(title)
  return (
    <main id="content" className={timeline ? 'office-page record with-timeline' : 'office-page record'} tabIndex={-1}>
      <header className="office-head">
        <div className="grow">
          {back}
          <h1>{heading ?? title}</h1>
        </div>
        {acts && <div className="cluster">{acts}</div>}
      </header>
      <div className="record-body stack">
        {facts && (
          <section className="card facts-wide" aria-label={title}>
            <Facts of={facts} />
          </section>
        )}
        {children}
        {tabs && <Tabs of={tabs} label={title} />}
      </div>
      {timeline && <aside className="record-timeline">{timeline}</aside>}
    </main>
  )
}

function Tabs({ of: tabs, label }: { of: readonly Tab[]; label: string }) {
  const { asked, ask } = useAsked()
  const [first] = tabs
  const chosen = tabs.find(({ id }) => id === asked['tab']) ?? first
  return (
    <>
      <nav className="tabs" aria-label={label}>
        {tabs.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-current={id === chosen?.id ? 'page' : undefined}
            onClick={() => ask({ tab: id === first?.id ? undefined : id })}
          >
            {name}
          </button>
        ))}
      </nav>
      {chosen?.content}
    </>
  )
}
