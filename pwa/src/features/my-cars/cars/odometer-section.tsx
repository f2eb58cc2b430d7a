import type { VehicleView } from '@sac/contracts/http/vehicles'
import { useWords } from '#words/customer/words.tsx'
import { type OdometerRow, type OdometerSeries, odometerSeries } from '../model/odometer-series.ts'
import { dateOf } from '../use-car.ts'
import { OdometerChart } from './odometer-chart.tsx'

/** The readings of a car as a line, and as the table that says the same. */
export function OdometerSection({ of }: { of: VehicleView['odometer'] }) {
  const { messages, formats } = useWords()
  const { cars } = messages
  const series = odometerSeries(of)
  const latest = series.points.at(-1)
  return (
    <section className="card">
      <h2>{cars.odometer}</h2>
      {latest ? (
        <p className="odometer-latest">
          <strong className="tabular">{formats.amount(formats.number(latest.value), series.unit)}</strong>
          {series.perYear !== null && (
            <span className="quiet">{cars.perYear(formats.amount(formats.number(series.perYear), series.unit))}</span>
          )}
        </p>
      ) : (
        <p className="quiet">{cars.odometerNone}</p>
      )}
      {series.points.length > 1 && <OdometerChart of={series} />}
      {series.points.length === 1 && <p className="quiet">{cars.odometerOne}</p>}
      {series.rows.length > 0 && <OdometerTable of={series} />}
    </section>
  )
}

function OdometerTable({ of }: { of: OdometerSeries }) {
  const { cars } = useWords().messages
  return (
    <details>
      <summary>{cars.asTable}</summary>
      <table className="figures-table">
        <caption className="small quiet">{cars.odometerWhy}</caption>
        <thead>
          <tr>
            <th scope="col">{cars.date}</th>
            <th scope="col" className="figure">
              {cars.reading}
            </th>
          </tr>
        </thead>
        <tbody>
          {of.rows.map((row) => (
            <Reading key={row.at} row={row} />
          ))}
        </tbody>
      </table>
    </details>
  )
}

function Reading({ row }: { row: OdometerRow }) {
  const { messages, formats } = useWords()
  const { cars } = messages
  const missing = row.status === 'none' ? cars.odometerAbsent : cars.odometerUnreadable
  return (
    <tr>
      <th scope="row">{formats.date(dateOf(row.at))}</th>
      <td className="figure tabular">
        {row.value === null ? missing : formats.amount(formats.number(row.value), row.unit)}
        {row.fell && <span className="problem small">{cars.odometerFell}</span>}
        {row.status === 'replaced' && <span className="quiet small">{cars.odometerReplaced}</span>}
      </td>
    </tr>
  )
}
