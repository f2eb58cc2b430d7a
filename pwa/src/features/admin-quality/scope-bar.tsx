import type { ReactNode } from 'react'
import { Segments } from '#design/segments.tsx'
import { SelectField } from '#design/select-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type Span, spans, type useScope } from './use-scope.ts'

/** Whose figures, and of how many days. */
export function ScopeBar({ scope, children }: { scope: ReturnType<typeof useScope>; children?: ReactNode }) {
  const { quality: words } = useWords().messages
  const { options, centreId = '', span, ask } = scope
  return (
    <div className="list-bar quality-bar">
      <SelectField label={words.centre} value={centreId} onChange={(centre) => ask({ centre })}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
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
