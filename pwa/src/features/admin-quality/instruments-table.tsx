import { fewTests, type InstrumentReadings } from '@sac/contracts/http/quality'
import { useWords } from '#words/admin/words.tsx'
import { TableHead } from './table-head.tsx'
import { TableRoom } from './table-room.tsx'

type InstrumentsTableProps = { of: InstrumentReadings['instruments']; unit: string }

/** Each month of each instrument against all others of the centre; of few readings nothing is compared. */
export function InstrumentsTable({ of, unit }: InstrumentsTableProps) {
  const { messages, formats } = useWords()
  const { quality: words } = messages
  const value = (one: number) => formats.amount(formats.upTo(one, 2), unit)
  return (
    <TableRoom label={words.equipment}>
      <table className="list">
        <caption className="visually-hidden">{words.equipment}</caption>
        <TableHead
          words={[words.serial, words.month]}
          figures={[words.readings, words.medianValue, words.othersMedian, words.difference]}
        />
        <tbody>
          {of.flatMap(({ serial, months }) =>
            months.map(({ month, readings, median, others }) => (
              <tr key={`${serial} ${month}`}>
                <th scope="row">{serial}</th>
                <td className="tabular">{month}</td>
                <td className="at-end tabular">{formats.number(readings)}</td>
                <td className="at-end tabular">{value(median)}</td>
                <td className="at-end tabular">{others ? value(others.median) : '–'}</td>
                <td className="at-end tabular">
                  {others && Math.min(readings, others.readings) >= fewTests
                    ? value(median - others.median)
                    : words.few}
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </TableRoom>
  )
}
