import { type CalendarDate, parseDate } from '@internationalized/date'
import { useEffect } from 'react'
import { Button, Calendar, CalendarCell, CalendarGrid, Heading, I18nProvider } from 'react-aria-components'
import { localeOf } from '#design/i18n/language.ts'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/customer/words.tsx'
import { weeksShown } from '../model/free-days.ts'

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
  /** Told of the first day that is shown; keep it the same function. */
  onShow?: (first: string) => void
}

const dated = (date: string): CalendarDate => parseDate(date)
const duration = { weeks: weeksShown }

/**
 * Some weeks from the first one that can be booked on, whatever month it is: on the last day of a month there is as much to choose
 * from as on any other. Days without a free time are struck out. Arrow keys and PageUp move in it.
 */
export function DayCalendar({ day, first, last, isFull, onDay, onTake = onDay, onShow }: DayCalendarProps) {
  const { language, messages } = useWords()
  return (
    <I18nProvider locale={localeOf[language]}>
      <Calendar
        className="calendar"
        aria-label={messages.booking.day}
        visibleDuration={duration}
        value={dated(day)}
        minValue={dated(first)}
        maxValue={dated(last)}
        isDateUnavailable={(date) => isFull(date.toString())}
        onChange={(date) => onTake(date.toString())}
        onFocusChange={(date) => onDay(date.toString())}
        focusedValue={dated(day)}
      >
        {({ state: { visibleRange } }) => (
          <Weeks from={visibleRange.start.toString()} to={visibleRange.end.toString()} onShow={onShow} />
        )}
      </Calendar>
    </I18nProvider>
  )
}

type WeeksProps = { from: string; to: string; onShow: DayCalendarProps['onShow'] | undefined }

function Weeks({ from, to, onShow }: WeeksProps) {
  const { language, formats, messages } = useWords()
  const months = formats.monthsFromTo(from, to)
  useEffect(() => onShow?.(from), [from, onShow])
  return (
    <>
      <header>
        <Button slot="previous" className="btn btn-plain">
          <Icon name="back" />
        </Button>
        <Heading level={3}>{months}</Heading>
        <Button slot="next" className="btn btn-plain">
          <Icon name="forward" />
        </Button>
      </header>
      <CalendarGrid
        weekdayStyle={language === 'ar' ? 'narrow' : 'short'}
        // Its own name would end with the month it begins in.
        render={(table) => <table {...table} aria-label={`${messages.booking.day}, ${months}`} />}
      >
        {(date) => (
          <CalendarCell date={date} className="day">
            {({ formattedDate }) => (
              <>
                {(date.day === 1 || date.toString() === from) && (
                  // For the eye: its name says the month anyway, in other words.
                  <i aria-hidden="true" data-month={formats.monthOf(date.toString())} />
                )}
                <span>{formattedDate}</span>
              </>
            )}
          </CalendarCell>
        )}
      </CalendarGrid>
    </>
  )
}
