import { isolated } from '@sac/contracts/text/isolate'
import { Fragment, useState } from 'react'
import { type Happening, Timeline } from '#admin/record/timeline.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { Button } from '#design/button.tsx'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { describeEvent } from './describe-event.ts'
import type { Detail } from './detail.ts'

const step = 100

type Entry = Detail['timeline'][number]
type Telling = { words: Messages['inspections']; nameOf: (id: string) => string; formats: CustomerFormats }

/** The device's, the same corrected where that is another, and when it came. */
function clocksOf({ recordedAt, correctedAt, receivedAt }: Entry, { words, formats }: Telling): string {
  const [device, corrected, office] = [recordedAt, correctedAt ?? recordedAt, receivedAt].map(formats.timeToSecond) as [
    string,
    string,
    string,
  ]
  return corrected === device ? words.clocks(device, office) : words.clocksCorrected(device, corrected, office)
}

function toneOf({ type, byStranger }: Entry): Pick<Happening, 'tone'> {
  if (byStranger) return { tone: 'bad' }
  return type === 'finished' || type === 'abandoned' ? { tone: 'good' } : {}
}

function eventOf(entry: Entry, telling: Telling): Happening {
  const { words, nameOf, formats } = telling
  return {
    id: entry.eventId,
    at: entry.correctedAt ?? entry.recordedAt,
    title: words.events[entry.type as keyof typeof words.events] ?? entry.type,
    by: words.byDevice(nameOf(entry.actorId), isolated(entry.deviceId.slice(0, 8))),
    detail: (
      <>
        <p>
          {describeEvent(entry.payload, words).map((part, at) => (
            <Fragment key={`${at} ${part}`}>
              {at > 0 && ' · '}
              <bdi>{part}</bdi>
            </Fragment>
          ))}
        </p>
        <p className="quiet">{clocksOf(entry, telling)}</p>
        <p className="quiet">{words.place(formats.number(entry.arrived), formats.number(entry.seq))}</p>
        {entry.byStranger && <p>{words.stranger}</p>}
      </>
    ),
    ...toneOf(entry),
  }
}

const decisionOf = (one: Detail['decisions'][number], { words, nameOf }: Telling): Happening => ({
  id: one.decisionId,
  at: one.decidedAt,
  title: words.decisions[one.kind],
  by: nameOf(one.decidedBy),
  detail: <p dir="auto">{one.reason}</p>,
  tone: 'warn',
})

/** Everything that happened, the latest first: entries of devices with their three clocks, and decisions of the office. */
export function InspectionTimeline({ of: { timeline, decisions } }: { of: Detail }) {
  const { messages, formats } = useWords()
  const [shown, setShown] = useState(step)
  const telling = { words: messages.inspections, nameOf: useStaffNames(), formats }
  const all = [
    ...timeline.map((entry) => eventOf(entry, telling)),
    ...decisions.map((one) => decisionOf(one, telling)),
  ].toSorted((one, two) => (one.at < two.at ? 1 : -1))
  return (
    <Timeline
      of={all.slice(0, shown)}
      more={shown < all.length && <Button onClick={() => setShown(shown + step)}>{messages.common.more}</Button>}
    />
  )
}
