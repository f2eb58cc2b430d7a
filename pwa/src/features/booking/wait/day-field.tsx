import { useId, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/customer/words.tsx'
import { DayCalendar } from '../when/day-calendar.tsx'

type DayFieldProps = { label: string; day: string; first: string; last: string; onDay: (day: string) => void }

/** A day, chosen in the calendar of the booking. Days are YYYY-MM-DD. */
export function DayField({ label, day, first, last, onDay }: DayFieldProps) {
  const { messages, formats } = useWords()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="field">
      <span className="label" id={id}>
        {label}
      </span>
      <Button wide aria-labelledby={`${id} ${id}-day`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span id={`${id}-day`}>{formats.longDate(day)}</span>
      </Button>
      {isOpen && (
        <Sheet title={label} closeLabel={messages.common.close} onClose={() => setOpen(false)}>
          <Choosing
            {...{ day, first, last }}
            onDay={(chosen) => {
              onDay(chosen)
              setOpen(false)
            }}
          />
        </Sheet>
      )}
    </div>
  )
}

const noneIsFull = () => false

/** Arrow keys look at days; only a tap or Enter takes one. */
function Choosing({ day, first, last, onDay }: Omit<DayFieldProps, 'label'>) {
  const [seen, setSeen] = useState(day)
  return <DayCalendar day={seen} first={first} last={last} isFull={noneIsFull} onDay={setSeen} onTake={onDay} />
}
