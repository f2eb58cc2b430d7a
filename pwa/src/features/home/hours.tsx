import type { PublicCentre } from '@sac/contracts/http/centres'
import { useState } from 'react'
import { CentrePlace } from '#customer/centre-place.tsx'
import { type CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Icon } from '#design/icon.tsx'
import { useWords, type Words } from '#words/customer/words.tsx'
import { clockIn, openingState, weekdayOf } from './opening-state.ts'

const week = [1, 2, 3, 4, 5, 6, 7]

/** Where the centre is, whether it is open now, and its week. */
export function Hours({ centre }: { centre: PublicCentre }) {
  const words = useWords()
  const { home } = words.messages
  const [now] = useState(Date.now)
  const today = weekdayOf(clockIn(centre.timeZone, now).date)
  return (
    <section className="card" aria-labelledby="hours">
      <h2 id="hours">{home.hoursTitle}</h2>
      <CentrePlace centre={centre} />
      <p className="opening">
        <Icon name="clock" />
        {stateWords(centre, now, words)}
      </p>
      <table className="hours">
        <tbody>
          {week.map((weekday) => (
            <tr key={weekday} aria-current={weekday === today ? 'date' : undefined}>
              <th scope="row">{words.formats.weekday(weekday)}</th>
              <td>{dayWords(centre, weekday, words.formats) || home.closed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {centre.closures
        .filter(({ bay }) => bay === null)
        .map((closure) => (
          <p className="small" key={closure.firstDay}>
            {closure.firstDay === closure.lastDay
              ? home.closureDay(words.formats.date(closure.firstDay))
              : home.closure(words.formats.date(closure.firstDay), words.formats.date(closure.lastDay))}
          </p>
        ))}
    </section>
  )
}

const dayWords = ({ openingHours }: PublicCentre, weekday: number, { clock, list }: CustomerFormats): string =>
  list(
    openingHours
      .filter((hours) => hours.weekday === weekday)
      .toSorted((one, two) => one.opens.localeCompare(two.opens))
      .map(({ opens, closes }) => `${clock(opens)} – ${clock(closes)}`),
  )

function stateWords(centre: PublicCentre, now: number, { messages, formats }: Words): string {
  const { home } = messages
  const state = openingState(centre, now)
  if (state.status === 'open') return home.openNow(formats.clock(state.until))
  if (state.status === 'unknown') return home.closed
  return home.opensNext(state.isToday ? home.today : formats.longDate(state.date), formats.clock(state.opens))
}
