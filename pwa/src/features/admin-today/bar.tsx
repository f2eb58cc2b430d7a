import type { InspectionProgress } from '@sac/contracts/http/inspection-day'
import type { CSSProperties } from 'react'
import { useWords } from '#words/admin/words.tsx'

/** How far an inspection has come, as a bar that fills and in figures. */
export function Bar({ of: { answered, total, failed } }: { of: InspectionProgress }) {
  const { messages, formats } = useWords()
  const words = messages.today
  const done = words.progress(formats.number(answered), formats.number(total))
  const said = failed > 0 ? formats.list([done, words.failed(formats.number(failed))]) : done
  const style = { '--done': total === 0 ? 0 : answered / total } as CSSProperties
  return (
    <span className="bar">
      <span
        // A progress element cannot be filled in two colours everywhere.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="progressbar"
        aria-label={words.begun}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={answered}
        aria-valuetext={said}
        className="bar-room"
        data-failed={failed > 0 || undefined}
        style={style}
      />
      <span className="bar-figures tabular" aria-hidden="true">
        {said}
      </span>
    </span>
  )
}
