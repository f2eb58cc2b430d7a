import { useWords } from '#words/admin/words.tsx'
import { ageOf } from './age-of.ts'

/** How long something has waited; nothing where nothing does. */
export function Age({ seconds, count }: { seconds: number; count: number }) {
  const { messages, formats } = useWords()
  if (count === 0) return <span className="quiet">–</span>
  const { value, unit } = ageOf(seconds)
  return <>{formats.amount(formats.number(value), messages.system.flow.units[unit])}</>
}

/** A number that is better nought. */
export function Owed({ count }: { count: number }) {
  const { formats } = useWords()
  return count === 0 ? <span className="quiet">0</span> : <strong>{formats.number(count)}</strong>
}
