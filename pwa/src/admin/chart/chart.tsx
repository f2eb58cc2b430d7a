// A chart for the eye and the same figures as a table for everybody: what is drawn is also said. The drawing comes when it is needed.
import { lazy, Suspense } from 'react'
import { usePreferences } from '#design/use-preferences.ts'
import { useWords } from '#words/admin/words.tsx'

export type Series = {
  name: string
  /** One for each `x`; null where there is none. */
  values: readonly (number | null)[]
  /** Which of the colours that tell series apart; the accent unless told. */
  tone?: 1 | 2 | 3 | 4
  isBar?: boolean
}

export type ChartProps = {
  /** What it shows, in a sentence. */
  label: string
  /** Instants in milliseconds, or places in a row where `names` says what they are. */
  x: readonly number[]
  /** What each place on the axis is, for the table and the axis. */
  names: readonly string[]
  xName: string
  series: readonly Series[]
  format: (value: number) => string
}

const Plot = lazy(async () => ({ default: (await import('./chart-plot.tsx')).ChartPlot }))

export function Chart(props: ChartProps) {
  const { theme } = usePreferences()
  const { common } = useWords().messages
  return (
    <figure className="chart">
      <figcaption>{props.label}</figcaption>
      <div className="chart-room" aria-hidden="true">
        <Suspense>
          <Plot key={theme} {...props} />
        </Suspense>
      </div>
      <details>
        <summary>{common.asTable}</summary>
        <Twin {...props} />
      </details>
    </figure>
  )
}

const Twin = ({ label, names, xName, series, format }: ChartProps) => (
  <table className="list">
    <caption className="visually-hidden">{label}</caption>
    <thead>
      <tr>
        <th scope="col">{xName}</th>
        {series.map(({ name }) => (
          <th key={name} scope="col" className="at-end">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {names.map((name, row) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {series.map(({ name, values }) => (
            <td key={name} className="at-end tabular">
              {typeof values[row] === 'number' ? format(values[row]) : '–'}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
