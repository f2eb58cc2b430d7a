import { Section } from '#admin/record/section.tsx'
import { textIn } from '#admin/text-in.ts'
import { Facts } from '#design/facts.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type Detail, latestReport, type Report } from './detail.ts'

/** Values with their limits, and what they were measured with. */
export function MeasuredTab({ of: detail }: { of: Detail }) {
  const { messages, formats } = useWords()
  const { inspections: words } = messages
  const report = latestReport(detail)
  if (!report || report.measured.length === 0) return <p className="quiet">{words.noMeasured}</p>
  return (
    <>
      <Section title={words.tabMeasured}>
        <div className="scrolls">
          <Values of={report.measured} />
        </div>
      </Section>
      <Section title={words.equipment}>
        {report.equipment.length === 0 && <p className="quiet">{words.noEquipment}</p>}
        <Facts
          of={report.equipment.map(({ serial, name, calibrationValidUntil }) => ({
            name: `${name} ${serial}`,
            value: words.calibratedUntil(formats.date(calibrationValidUntil)),
          }))}
        />
      </Section>
    </>
  )
}

function Values({ of: measured }: { of: Report['measured'] }) {
  const { language, messages, formats } = useWords()
  const { inspections: words } = messages
  const limit = (value: number | null, decimals: number) => (value === null ? '' : formats.number(value, decimals))
  return (
    <table className="list">
      <caption className="visually-hidden">{words.tabMeasured}</caption>
      <thead>
        <tr>
          <th scope="col">{words.checkpoint}</th>
          <th scope="col">{words.position}</th>
          <th scope="col" className="at-end">
            {words.value}
          </th>
          <th scope="col" className="at-end">
            {words.limits}
          </th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {measured.map(({ checkpoint, label, position, value, unit, decimals, min, max, ok }) => (
          <tr key={`${checkpoint} ${label.en} ${position}`}>
            <td>
              <Figures>{checkpoint}</Figures> {textIn(label, language)}
            </td>
            <td>
              <Figures>{position}</Figures>
            </td>
            <td className="at-end tabular">{formats.amount(formats.number(value, decimals), unit)}</td>
            <td className="at-end tabular">
              <Figures>{`${limit(min, decimals)}–${limit(max, decimals)}`}</Figures>
            </td>
            <td>{ok ? words.inLimits : <strong>{words.outOfLimits}</strong>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
