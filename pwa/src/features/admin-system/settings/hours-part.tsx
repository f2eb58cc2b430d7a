import { useDialog } from '#admin/dialogs.tsx'
import { Section } from '#admin/record/section.tsx'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { HoursDialog } from './hours-dialog.tsx'
import type { Offered } from './offer-dialog.tsx'
import { hoursText } from './offer-lines.ts'
import { weekdays } from './weekdays.ts'

/** When a centre is open, day by day. */
export function HoursPart({ of: offered }: { of: Offered }) {
  const speech = useWords()
  const { formats } = speech
  const { change, changeNamed, hours: words } = speech.messages.settings
  const open = useDialog()
  const { openingHours } = offered.offer
  return (
    <Section
      title={words.title}
      acts={
        <Button
          aria-label={changeNamed(words.title)}
          onClick={() => open((onClose) => <HoursDialog of={offered} onClose={onClose} />)}
        >
          {change}
        </Button>
      }
    >
      <dl className="hours">
        {weekdays.map((weekday) => {
          const ofDay = openingHours.filter((one) => one.weekday === weekday)
          return (
            <div key={weekday}>
              <dt>{formats.weekday(weekday)}</dt>
              <dd className={ofDay.length === 0 ? 'quiet' : 'tabular'}>
                {ofDay.length === 0 ? words.closed : formats.list(ofDay.map((one) => hoursText(one, speech)))}
              </dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}
