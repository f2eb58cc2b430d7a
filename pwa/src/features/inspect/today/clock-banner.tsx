import { deviceTimeZone } from '#design/i18n/device-time-zone.ts'
import { Note } from '#design/note.tsx'
import { useSyncStatus } from '#device/hooks.ts'
import { useWords } from '#words/words.tsx'
import { useMinute } from '../data/use-minute.ts'

/** A clock wrong by a day or more dates nothing here, but it confuses its owner and the office has to confirm every date. */
export function ClockBanner() {
  const { messages, formats } = useWords()
  const now = useMinute()
  const clock = useSyncStatus()?.clock
  if (!clock || clock.wrongByMs === null) return null
  const zone = deviceTimeZone()
  return (
    <Note tone="error" icon="clock">
      <p>
        <strong>{messages.today.clockWrong}</strong>
      </p>
      <p>{messages.today.clockDates(formats.dayIn(now, zone), formats.dayIn(now + clock.wrongByMs, zone))}</p>
    </Note>
  )
}
