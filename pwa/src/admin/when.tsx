import { useWords } from '#words/admin/words.tsx'

type WhenProps = {
  /** ISO instant; null where it is not known. */
  at: string | null
  /** The day alone, or the time of day alone. */
  only?: 'day' | 'time'
}

/** Where there is little room the time of day goes to a line of its own, and nothing else. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0')

/** A moment, by the clock of whoever reads it; to the second where the pointer rests. */
export function When({ at, only }: WhenProps) {
  const { formats } = useWords()
  if (at === null) return <span className="quiet">–</span>
  const parts = [only !== 'time' && unbroken(formats.day(at)), only !== 'day' && formats.time(at)]
  return (
    <time dateTime={at} title={at} className="tabular">
      {formats.list(parts)}
    </time>
  )
}
