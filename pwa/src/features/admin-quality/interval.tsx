import { useWords } from '#words/admin/words.tsx'

type IntervalProps = { of: { share: number; low: number; high: number }; isFew: boolean }

/** A share, and the stretch in which it may truly lie: drawn, and said. */
export function Interval({ of: { share, low, high }, isFew }: IntervalProps) {
  const { messages, formats } = useWords()
  const { quality: words } = messages
  const percent = (value: number) => formats.number(value * 100, 1)
  return (
    <span className="interval">
      <span className="interval-line" aria-hidden="true">
        <i style={{ insetInlineStart: `${low * 100}%`, inlineSize: `${(high - low) * 100}%` }} />
        <b style={{ insetInlineStart: `${share * 100}%` }} />
      </span>
      <span className="tabular">{formats.amount(percent(share), '%')}</span>
      <span className="tabular quiet small">{words.between(percent(low), percent(high))}</span>
      {isFew && <span className="mark-chip mark-quiet">{words.few}</span>}
    </span>
  )
}
