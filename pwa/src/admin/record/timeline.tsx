import type { ReactNode } from 'react'
import { useWords } from '#words/admin/words.tsx'
import { When } from '../when.tsx'

export type Happening = {
  id: string
  /** ISO instant. */
  at: string
  title: ReactNode
  /** Who, from where. */
  by?: ReactNode
  /** What else there is to say of it. */
  detail?: ReactNode
  tone?: 'good' | 'warn' | 'bad'
}

type TimelineProps = {
  /** In the order they shall be read. */
  of: readonly Happening[]
  title?: string
  /** Below the last: how to see more. */
  more?: ReactNode
}

/** What happened to a record, day by day. */
export function Timeline({ of: happenings, title, more }: TimelineProps) {
  const { messages, formats } = useWords()
  const days = new Map<string, Happening[]>()
  for (const one of happenings) {
    const day = formats.day(one.at)
    days.set(day, [...(days.get(day) ?? []), one])
  }
  return (
    <section className="timeline" aria-label={title ?? messages.common.timeline}>
      <h2>{title ?? messages.common.timeline}</h2>
      {Array.from(days, ([day, ofDay]) => (
        <div key={day}>
          <h3>{day}</h3>
          <ol>
            {ofDay.map(({ id, at, title, by, detail, tone }) => (
              <li key={id} data-tone={tone}>
                <When at={at} only="time" />
                <div>
                  <p>{title}</p>
                  {by && <p className="quiet small">{by}</p>}
                  {detail && <div className="small">{detail}</div>}
                </div>
              </li>
            ))}
          </ol>
        </div>
      ))}
      {more}
    </section>
  )
}
