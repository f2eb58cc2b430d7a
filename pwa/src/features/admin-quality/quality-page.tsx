import './quality.css'
import { qualityOperations } from '@sac/contracts/operations/quality'
import { InspectionKind } from '@sac/contracts/template/template'
import { OfficePage } from '#admin/office-page.tsx'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { Note } from '#design/note.tsx'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { FiguresTable } from './figures-table.tsx'
import { ScopeBar } from './scope-bar.tsx'
import { SecondLooksPart } from './second-looks/second-looks-part.tsx'
import { useScope } from './use-scope.ts'

/** How the tests of a centre went, by who did them. It informs; it judges nobody. */
export function QualityPage() {
  const { quality: words } = useWords().messages
  const scope = useScope()
  const kind = InspectionKind.options.find((one) => one === scope.asked['kind'])
  const figures = useOffice(
    qualityOperations['quality.figures'],
    { query: { centreId: scope.centreId ?? '', ...scope.period, ...(kind ? { kind } : {}) } },
    { enabled: scope.centreId !== undefined, keepsBefore: true },
  )
  return (
    <OfficePage title={words.title} lead={words.lead}>
      <ScopeBar scope={scope}>
        <KindField kind={kind} onChange={(chosen) => scope.ask({ kind: chosen })} />
      </ScopeBar>
      <Answered of={figures} rows={6}>
        {(found) =>
          found.centre.tests === 0 ? (
            <Note>
              <h2>{words.emptyTitle}</h2>
              <p>{words.emptyText}</p>
            </Note>
          ) : (
            <FiguresTable of={found} />
          )
        }
      </Answered>
      <p className="quiet small quality-words">{words.mix}</p>
      {scope.centreId !== undefined && <SecondLooksPart centreId={scope.centreId} period={scope.period} />}
    </OfficePage>
  )
}

type KindFieldProps = { kind: string | undefined; onChange: (kind: string | undefined) => void }

function KindField({ kind, onChange }: KindFieldProps) {
  const { quality: words, inspections } = useWords().messages
  return (
    <SelectField
      label={inspections.kind}
      value={kind ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
    >
      <option value="">{words.allKinds}</option>
      {InspectionKind.options.map((one) => (
        <option key={one} value={one}>
          {inspections.kinds[one]}
        </option>
      ))}
    </SelectField>
  )
}
