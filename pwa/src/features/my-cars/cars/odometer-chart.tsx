import { useWords } from '#words/customer/words.tsx'
import type { OdometerSeries } from '../model/odometer-series.ts'
import { dateOf } from '../use-car.ts'

const [width, height, side, foot, edge] = [600, 220, 84, 28, 14]
const [left, right] = [side, width - edge]

/** Of a share of the drawing: time runs with the language, values stand at its beginning. */
const across = (x: number, isMirrored: boolean): number => {
  const at = left + x * (right - left)
  return isMirrored ? width - at : at
}
const up = (y: number): number => edge + (1 - y) * (height - foot - edge)

/** The readings as a line between round values. The table below says the same in words. */
export function OdometerChart({ of }: { of: OdometerSeries }) {
  const { messages, formats, language } = useWords()
  const isMirrored = language === 'ar'
  const [first, last] = [of.points[0], of.points.at(-1)]
  if (!first || !last) return null
  const amount = (value: number) => formats.amount(formats.number(value), of.unit)
  const places = of.points.map((point) => ({ point, cx: across(point.x, isMirrored), cy: up(point.y) }))
  return (
    <svg
      className="odometer-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={messages.cars.chart(amount(first.value), amount(last.value))}
      direction="ltr"
    >
      <Grid of={of} isMirrored={isMirrored} />
      <polyline className="line" points={places.map(({ cx, cy }) => `${cx},${cy}`).join(' ')} />
      {places.map(({ cx, cy, point }) => (
        <circle key={point.row.at} className={point.row.fell ? 'dot dot-fell' : 'dot'} cx={cx} cy={cy} r="6" />
      ))}
      <text x={across(0, isMirrored)} y={height - 4} textAnchor={isMirrored ? 'end' : 'start'}>
        {formats.date(dateOf(first.row.at))}
      </text>
      <text x={across(1, isMirrored)} y={height - 4} textAnchor={isMirrored ? 'start' : 'end'}>
        {formats.date(dateOf(last.row.at))}
      </text>
    </svg>
  )
}

function Grid({ of: { ticks }, isMirrored }: { of: OdometerSeries; isMirrored: boolean }) {
  const { formats } = useWords()
  const labelAt = isMirrored ? width - side + 10 : side - 10
  return ticks.map((tick, at) => {
    const y = up(at / (ticks.length - 1))
    return (
      <g key={tick}>
        <line className="grid" x1={across(0, isMirrored)} x2={across(1, isMirrored)} y1={y} y2={y} />
        <text x={labelAt} y={y + 5} textAnchor={isMirrored ? 'start' : 'end'}>
          {formats.number(tick)}
        </text>
      </g>
    )
  })
}
