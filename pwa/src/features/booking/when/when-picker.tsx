import type { PublicCentre } from '@sac/contracts/http/centres'
import { Answered } from '#api/answered.tsx'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/customer/words.tsx'
import type { Draft } from '../model/draft.ts'
import { firstFree, isKnownFull, timesOn } from '../model/free-days.ts'
import { useFreeTimes } from '../model/use-free-times.ts'
import { DayCalendar } from './day-calendar.tsx'
import { TimeList } from './time-list.tsx'

type WhenPickerProps = {
  centre: PublicCentre
  wanted: Pick<Draft, 'kind' | 'category'>
  chosen: string | null
  /** An instant that is not offered: what is moved has it already. */
  without?: string
  onTime: (time: string) => void
}

/** A day and a time of it. On a wide window they stand beside each other. */
export function WhenPicker({ centre, wanted, chosen, without, onTime }: WhenPickerProps) {
  const { messages, formats } = useWords()
  const { booking } = messages
  const { free, days, today, day, chooseDay, show } = useFreeTimes(centre, wanted)
  const next = firstFree(days, day)
  const times = timesOn(days, day).filter((time) => time !== without)
  return (
    <Answered of={free} rows={5}>
      {({ lastDay, timeZone }) => (
        <div className="when">
          <DayCalendar
            day={day}
            first={today}
            last={lastDay}
            isFull={(date) => isKnownFull(days, date)}
            onDay={chooseDay}
            onShow={show}
          />
          <div className="stack" aria-live="polite">
            <h3>{booking.timesOn(formats.longDate(day))}</h3>
            <TimeList times={times} timeZone={timeZone} chosen={chosen} onTime={onTime} />
            {times.length === 0 && !free.isFetching && (
              <>
                <p>{booking.noTimes}</p>
                {next && (
                  <div>
                    <Button onClick={() => chooseDay(next)}>{booking.nextDay(formats.longDate(next))}</Button>
                  </div>
                )}
              </>
            )}
            {timeZone !== Intl.DateTimeFormat().resolvedOptions().timeZone && (
              <p className="small quiet">{booking.centreTime(timeZone)}</p>
            )}
          </div>
        </div>
      )}
    </Answered>
  )
}
