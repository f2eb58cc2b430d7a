import type { ReactNode } from 'react'
import { Segments } from '#design/segments.tsx'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type Span, spans, type useScope } from './use-scope.ts'

/** Whose figures, and of how many days. */
export function ScopeBar({ scope, children }: { scope: ReturnType<typeof useScope>; children?: ReactNode }) {
  const { quality: words } = useWords().messages
  const { centres, centreId = '', span, ask } = scope
  return (
    <div className="list-bar quality-bar">
      <SelectField label={words.centre} value={centreId} onChange={(centre) => ask({ centre })}>
        {centres.data?.centres.map(({ centreId, name }) => (
          <option key={centreId} value={centreId}>
            {name}
          </option>
        ))}
      </SelectField>
      {children}
      <Segments<Span>
        label={words.period}
        options={spans.map((value) => ({ value, label: words.days[value] }))}
        value={span}
        onChange={(days) => ask({ days })}
      />
    </div>
  )
}
