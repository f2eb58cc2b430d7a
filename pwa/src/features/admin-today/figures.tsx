import type { Board } from '@sac/contracts/http/board'
import { useWords } from '#words/admin/words.tsx'

type Status = Board['appointments'][number]['status']

const counted: Record<'booked' | 'running' | 'done' | 'missed', readonly Status[]> = {
  booked: ['pending', 'confirmed'],
  running: ['checked-in'],
  done: ['done'],
  missed: ['no-show'],
}
const names = ['booked', 'running', 'done', 'missed'] as const

/** How the day stands, in four figures. */
export function DayFigures({ of }: { of: Board }) {
  const { messages, formats } = useWords()
  return (
    <dl className="day-figures">
      {names.map((name) => (
        <div key={name} data-figure={name}>
          <dt>{messages.today.figures[name]}</dt>
          <dd className="tabular">
            {formats.number(of.appointments.filter(({ status }) => counted[name].includes(status)).length)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
