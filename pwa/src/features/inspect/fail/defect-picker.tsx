import { commonDeficiencies, searchDeficiencies } from '@sac/contracts/template/search-deficiencies'
import type { Deficiency } from '@sac/contracts/template/template'
import { useState } from 'react'
import { Field } from '#design/field.tsx'
import { Figures } from '#design/plate.tsx'
import { SeverityChip } from '../check/severity-chip.tsx'
import type { Suggestion } from '../measure/suggestions.ts'
import { LocalWords } from '../messages/local-words.tsx'
import { useWords } from '../messages/words.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import type { DefectLocation } from './describe-location.ts'

type PickerProps = {
  item: CheckpointView
  suggested: readonly Suggestion[]
  /** `location`: where it was measured. */
  onChoose: (deficiency: Deficiency, location?: DefectLocation) => void
}

/** The commonest deficiencies of this checkpoint, what a measurement suggests, and a search over all of them. */
export function DefectPicker({ item, suggested, onChoose }: PickerProps) {
  const { messages, textLanguage } = useWords()
  const [query, setQuery] = useState('')
  const { checkpoint } = item
  const found = searchDeficiencies([checkpoint], query, textLanguage).map(({ deficiency }) => deficiency)
  const placeOf = (code: string) => suggested.find(({ deficiency }) => deficiency === code)?.location
  const proposed = checkpoint.deficiencies.filter(({ code }) => placeOf(code) !== undefined)
  const common = commonDeficiencies(checkpoint).filter((deficiency) => !proposed.includes(deficiency))
  return (
    <>
      <Field label={messages.fail.search}>
        {(ids) => (
          <input
            {...ids}
            type="search"
            className="input"
            autoComplete="off"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
      </Field>
      {query.trim() === '' ? (
        <>
          <DefectList
            title={messages.fail.suggested}
            deficiencies={proposed}
            onChoose={(chosen) => onChoose(chosen, placeOf(chosen.code))}
          />
          <DefectList title={messages.fail.commonest} deficiencies={common.slice(0, 6)} onChoose={onChoose} />
        </>
      ) : (
        <div aria-live="polite">
          <DefectList title={messages.fail.found} deficiencies={found} onChoose={onChoose} />
          {found.length === 0 && <p>{messages.fail.nothingFound}</p>}
        </div>
      )}
    </>
  )
}

type ListProps = { title: string; deficiencies: readonly Deficiency[]; onChoose: (deficiency: Deficiency) => void }

function DefectList({ title, deficiencies, onChoose }: ListProps) {
  if (deficiencies.length === 0) return null
  return (
    <section className="stack stack-tight" aria-label={title}>
      <h3 className="quiet">{title}</h3>
      <ul className="rows defect-list">
        {deficiencies.map((deficiency) => (
          <li key={deficiency.code}>
            <button type="button" className="row" onClick={() => onChoose(deficiency)}>
              <span className="grow">
                <LocalWords of={deficiency.text} />
                <br />
                <span className="quiet small">
                  <Figures>{deficiency.code}</Figures>
                </span>
              </span>
              <SeverityChip severity={deficiency.severity} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
