import { Button } from '#design/button.tsx'
import { useWords } from '#words/customer/words.tsx'
import { halvesOf } from '../model/free-days.ts'

type TimeListProps = {
  times: readonly string[]
  timeZone: string
  chosen: string | null
  onTime: (time: string) => void
}

/** The free times of one day, morning and afternoon; a tap takes one. */
export function TimeList({ times, timeZone, chosen, onTime }: TimeListProps) {
  const { messages, formats } = useWords()
  const { booking } = messages
  const halves = halvesOf(times, timeZone)
  return (['morning', 'afternoon'] as const)
    .filter((half) => halves[half].length > 0)
    .map((half) => (
      <section key={half} className="stack stack-tight">
        <h4 className="small quiet">{booking[half]}</h4>
        <ul className="times">
          {halves[half].map((time) => (
            <li key={time}>
              <Button wide aria-pressed={time === chosen} onClick={() => onTime(time)}>
                {formats.timeIn(time, timeZone)}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    ))
}
