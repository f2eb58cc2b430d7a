import { type Figures, fewTests, type QualityFigures } from '@sac/contracts/http/quality'
import type { ReactNode } from 'react'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { wordOf } from '#design/i18n/word-of.ts'
import { useWords } from '#words/admin/words.tsx'
import { Interval } from './interval.tsx'
import { TableHead } from './table-head.tsx'
import { TableRoom } from './table-room.tsx'

/** A row for the centre and one for each inspector, in the order of their names. */
export function FiguresTable({ of: { centre, inspectors } }: { of: QualityFigures }) {
  const { messages, formats } = useWords()
  const { quality: words } = messages
  const nameOf = useStaffNames()
  const named = inspectors
    .map((one) => ({ ...one, name: nameOf(one.inspectorId, one.inspectorId) }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
  return (
    <TableRoom label={words.title}>
      <table className="list figures">
        <caption className="visually-hidden">{words.title}</caption>
        <TableHead
          words={[words.inspector, words.share, words.signs]}
          figures={[words.tests, words.failed, words.retests, words.median, words.half, words.short]}
        />
        <tbody>
          <FiguresRow name={<strong>{words.wholeCentre}</strong>} of={centre} signs="" />
          {named.map((one) => (
            <FiguresRow
              key={one.inspectorId}
              name={one.name}
              of={one}
              signs={formats.list(
                Object.entries(one.flags).map(
                  ([flag, tests]) => `${wordOf(words.flags, flag)} (${formats.number(tests)})`,
                ),
              )}
            />
          ))}
        </tbody>
      </table>
    </TableRoom>
  )
}

function FiguresRow({ name, of, signs }: { name: ReactNode; of: Figures; signs: string }) {
  const { messages, formats } = useWords()
  const { quality: words } = messages
  const minutes = (seconds: number | undefined) =>
    seconds === undefined ? '–' : formats.amount(formats.number(seconds / 60, 1), words.minutes)
  const { seconds } = of
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{of.failure && <Interval of={of.failure} isFew={of.tests < fewTests} />}</td>
      <td className="wraps quiet">{signs}</td>
      <td className="at-end tabular">{formats.number(of.tests)}</td>
      <td className="at-end tabular">{formats.number(of.failed)}</td>
      <td className="at-end tabular">{formats.number(of.retests)}</td>
      <td className="at-end tabular">{minutes(seconds?.median)}</td>
      <td className="at-end tabular">
        {seconds ? `${formats.number(seconds.lower / 60, 1)}–${formats.number(seconds.upper / 60, 1)}` : '–'}
      </td>
      <td className="at-end tabular">{formats.number(of.short)}</td>
    </tr>
  )
}
