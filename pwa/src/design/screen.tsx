import type { ReactNode } from 'react'
import { useTitle } from './use-title.ts'

type ScreenProps = {
  title: string
  /** What stands in the bar when it is more than the title. */
  heading?: ReactNode
  start?: ReactNode
  end?: ReactNode
  foot?: ReactNode
  /** On a wide window the parts of the body stand in two columns. */
  columns?: boolean
  children: ReactNode
}

/** A page with its bar, body and, where there is an act, a foot in reach of the thumb. */
export function Screen({ title, heading, start, end, foot, columns, children }: ScreenProps) {
  useTitle(title)
  return (
    <div className="screen">
      <header className="topbar">
        {start}
        <div className="title">
          <h1>{heading ?? title}</h1>
        </div>
        {end}
      </header>
      {columns ? (
        <main className="screen-body screen-wide">
          <div className="screen-columns stack">{children}</div>
        </main>
      ) : (
        <main className="screen-body stack">{children}</main>
      )}
      {foot && <footer className="screen-foot">{foot}</footer>}
    </div>
  )
}
