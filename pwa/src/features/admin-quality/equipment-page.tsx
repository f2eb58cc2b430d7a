import './quality.css'
import type { InstrumentReadings } from '@sac/contracts/http/quality'
import { qualityOperations } from '@sac/contracts/operations/quality'
import { isolated } from '@sac/contracts/text/isolate'
import { Chart } from '#admin/chart/chart.tsx'
import { OfficePage } from '#admin/office-page.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Note } from '#design/note.tsx'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { InstrumentsTable } from './instruments-table.tsx'
import { ScopeBar } from './scope-bar.tsx'
import { useScope } from './use-scope.ts'

type Measure = InstrumentReadings['measures'][number]
const valueOf = ({ checkpoint, measure }: Measure) => `${checkpoint} ${measure}`

/** What each instrument showed, month by month, beside the others of its centre. */
export function EquipmentPage() {
  const { messages, language } = useWords()
  const { quality: words } = messages
  const scope = useScope()
  const known = useOffice(
    qualityOperations['quality.instruments'],
    { query: { centreId: scope.centreId ?? '', ...scope.period } },
    { enabled: scope.centreId !== undefined },
  )
  const measures = known.data?.measures ?? []
  const chosen = measures.find((one) => valueOf(one) === scope.asked['measure']) ?? measures[0]
  const nameOf = ({ checkpoint, label, measure, unit }: Measure) =>
    // Where the catalogue has no word of the language, in French, as papers have it, kept apart.
    `${checkpoint} ${label[language] ?? isolated(label['fr'] ?? measure)} (${unit})`
  return (
    <OfficePage title={words.equipment} lead={words.equipmentLead}>
      <ScopeBar scope={scope}>
        {chosen && (
          <SelectField label={words.measure} value={valueOf(chosen)} onChange={(measure) => scope.ask({ measure })}>
            {measures.map((one) => (
              <option key={valueOf(one)} value={valueOf(one)}>
                {nameOf(one)}
              </option>
            ))}
          </SelectField>
        )}
      </ScopeBar>
      <Answered of={known} rows={6}>
        {() => (chosen ? <Shown measure={chosen} name={nameOf(chosen)} scope={scope} /> : <NothingMeasured />)}
      </Answered>
    </OfficePage>
  )
}

function NothingMeasured() {
  const { quality: words } = useWords().messages
  return (
    <Note>
      <h2>{words.noReadingsTitle}</h2>
      <p>{words.noReadingsText}</p>
    </Note>
  )
}

type ShownProps = { measure: Measure; name: string; scope: ReturnType<typeof useScope> }

function Shown({ measure: { checkpoint, measure, unit }, name, scope: { centreId = '', period } }: ShownProps) {
  const { messages, formats } = useWords()
  const found = useOffice(
    qualityOperations['quality.instruments'],
    { query: { centreId, ...period, checkpoint, measure } },
    { keepsBefore: true },
  )
  return (
    <Answered of={found} rows={6}>
      {({ instruments }) => {
        const months = [...new Set(instruments.flatMap(({ months }) => months.map(({ month }) => month)))].toSorted()
        if (months.length === 0) return <p className="quiet">{messages.quality.noneInPeriod}</p>
        return (
          <>
            <Chart
              label={messages.quality.medianOf(name)}
              xName={messages.quality.month}
              x={months.map((_, place) => place)}
              names={months}
              format={(value) => formats.amount(formats.upTo(value, 2), unit)}
              series={instruments.map(({ serial, months: shown }, place) => ({
                name: serial,
                tone: ((place % 4) + 1) as 1 | 2 | 3 | 4,
                values: months.map((month) => shown.find((one) => one.month === month)?.median ?? null),
              }))}
            />
            <InstrumentsTable of={instruments} unit={unit} />
          </>
        )
      }}
    </Answered>
  )
}
