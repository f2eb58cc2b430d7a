import type { PublicCentre } from '@sac/contracts/http/centres'
import { addDays } from '@sac/contracts/inspection/calendar'
import { Button } from '#design/button.tsx'
import { IconButton } from '#design/icon-button.tsx'
import { useWords } from '#words/admin/words.tsx'

type DayLineProps = {
  centres: readonly PublicCentre[]
  centreId: string
  date: string
  today: string
  onChange: (change: { centre?: string; date?: string | undefined }) => void
}

/** Which day of which centre is shown. */
export function DayLine({ centres, centreId, date, today, onChange }: DayLineProps) {
  const words = useWords().messages.today
  const show = (day: string) => onChange({ date: day === today ? undefined : day })
  return (
    <div className="day-line">
      <IconButton icon="back" label={words.dayBefore} onClick={() => show(addDays(date, -1))} />
      <label className="filter">
        <span>{words.day}</span>
        <input
          className="input"
          type="date"
          value={date}
          onChange={({ target }) => target.value && show(target.value)}
        />
      </label>
      <IconButton icon="forward" label={words.dayAfter} onClick={() => show(addDays(date, 1))} />
      {date !== today && <Button onClick={() => show(today)}>{words.backToToday}</Button>}
      <label className="filter">
        <span>{words.centre}</span>
        <select className="input" value={centreId} onChange={({ target }) => onChange({ centre: target.value })}>
          {centres.map((centre) => (
            <option key={centre.centreId} value={centre.centreId}>
              {centre.name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
