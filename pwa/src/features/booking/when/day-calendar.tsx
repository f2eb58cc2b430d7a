import { type CalendarDate, parseDate } from '@internationalized/date'
import { Button, Calendar, CalendarCell, CalendarGrid, Heading, I18nProvider } from 'react-aria-components'
import { localeOf } from '#design/i18n/language.ts'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/customer/words.tsx'

type DayCalendarProps = {
  /** YYYY-MM-DD, as all dates here. */
  day: string
  first: string
  last: string
  /** Whether it is known that nothing is free on a day. */
  isFull: (date: string) => boolean
  /** Looked at, by the arrow keys too … */
  onDay: (date: string) => void
  /** … and taken. */
  onTake?: (date: string) => void
}

const dated = (date: string): CalendarDate => parseDate(date)

/** A month of which the days without a free time are struck out. Arrow keys and PageUp move in it. */
export function DayCalendar({ day, first, last, isFull, onDay, onTake = onDay }: DayCalendarProps) {
  const { language, messages } = useWords()
  return (
    <I18nProvider locale={localeOf[language]}>
      <Calendar
        className="calendar"
        aria-label={messages.booking.day}
        value={dated(day)}
        minValue={dated(first)}
        maxValue={dated(last)}
        isDateUnavailable={(date) => isFull(date.toString())}
        onChange={(date) => onTake(date.toString())}
        onFocusChange={(date) => onDay(date.toString())}
        focusedValue={dated(day)}
      >
        <header>
          <Button slot="previous" className="btn btn-plain">
            <Icon name="back" />
          </Button>
          <Heading level={3} />
          <Button slot="next" className="btn btn-plain">
            <Icon name="forward" />
          </Button>
        </header>
        <CalendarGrid weekdayStyle={language === 'ar' ? 'narrow' : 'short'}>
          {(date) => <CalendarCell date={date} className="day" />}
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  )
}
