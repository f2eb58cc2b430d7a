import { Section } from '#admin/record/section.tsx'
import { CatalogueText, type Say, useCatalogue } from '#api/catalogue-text.tsx'
import { Facts } from '#design/facts.tsx'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Figures } from '#design/plate.tsx'
import { Skeleton } from '#design/skeleton.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
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
        <Values of={report.measured} />
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

type Limits = Pick<Report['measured'][number], 'min' | 'max' | 'decimals'>
type Speech = { words: Messages['inspections']; formats: CustomerFormats }

function limitsOf({ min, max, decimals }: Limits, { words, formats }: Speech): string {
  const [least, most] = [min, max].map((limit) => (limit === null ? null : formats.number(limit, decimals)))
  if (least && most) return words.limitBoth(least, most)
  if (least) return words.limitMin(least)
  return most ? words.limitMax(most) : '–'
}

function Values({ of: measured }: { of: Report['measured'] }) {
  const { inspections: words, common } = useWords().messages
  const said = useCatalogue()
  if (!said) return <Skeleton label={common.loading} />
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
        {measured.map((one) => (
          <Value key={`${one.checkpoint} ${one.label.en} ${one.position}`} of={one} said={said} />
        ))}
      </tbody>
    </table>
  )
}

function Value({ of: one, said }: { of: Report['measured'][number]; said: Say }) {
  const { messages, formats } = useWords()
  const { inspections: words } = messages
  const { checkpoint, label, position, value, unit, decimals, ok } = one
  return (
    <tr>
      <td className="wraps">
        <Figures>{checkpoint}</Figures> <CatalogueText of={said(label)} />
      </td>
      <td>{words.positions[position] ?? position}</td>
      <td className="at-end tabular">{formats.amount(formats.number(value, decimals), unit)}</td>
      <td className="at-end tabular">{limitsOf(one, { words, formats })}</td>
      <td className="measured-state">{ok ? words.inLimits : <strong>{words.outOfLimits}</strong>}</td>
    </tr>
  )
}
