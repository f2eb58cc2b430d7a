import { commonDeficiencies, type Hit } from '@sac/contracts/template/search-deficiencies'
import type { Deficiency } from '@sac/contracts/template/template'
import { useState } from 'react'
import { Figures } from '#design/plate.tsx'
import { RowButton, Rows } from '#design/rows.tsx'
import { TextField } from '#design/text-field.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import { SeverityChip } from '../check/severity-chip.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import type { Suggestion } from '../model/suggestions.ts'
import type { DefectLocation } from './describe-location.ts'
import { ElsewhereList } from './elsewhere-list.tsx'
import { useHits } from './use-hits.ts'

type PickerProps = {
  item: CheckpointView
  suggested: readonly Suggestion[]
  /** `location`: where it was measured. */
  onChoose: (deficiency: Deficiency, location?: DefectLocation) => void
  /** Of another checkpoint. */
  onElsewhere: (hit: Hit) => void
}

/** The commonest deficiencies of this checkpoint, what a measurement suggests, and a search over all of them. */
export function DefectPicker({ item, suggested, onChoose, onElsewhere }: PickerProps) {
  const { messages } = useWords()
  const [query, setQuery] = useState('')
  const hits = useHits(query, item.checkpoint.code)
  return (
    <>
      <TextField label={messages.fail.search} type="search" autoComplete="off" value={query} onChange={setQuery} />
      {query.trim() === '' ? (
        <Unasked item={item} suggested={suggested} onChoose={onChoose} />
      ) : (
        <div aria-live="polite">
          <DefectList title={messages.fail.found} deficiencies={hits.here} onChoose={onChoose} />
          <ElsewhereList hits={hits.elsewhere} onChoose={onElsewhere} />
          {hits.here.length + hits.elsewhere.length === 0 && <p>{messages.fail.nothingFound}</p>}
        </div>
      )}
    </>
  )
}

/** Before anybody searches: what a measurement suggests, and the six commonest. */
function Unasked({ item: { checkpoint }, suggested, onChoose }: Omit<PickerProps, 'onElsewhere'>) {
  const { fail } = useWords().messages
  const placeOf = (code: string) => suggested.find(({ deficiency }) => deficiency === code)?.location
  const proposed = checkpoint.deficiencies.filter(({ code }) => placeOf(code) !== undefined)
  const common = commonDeficiencies(checkpoint).filter((deficiency) => !proposed.includes(deficiency))
  return (
    <>
      <DefectList
        title={fail.suggested}
        deficiencies={proposed}
        onChoose={(chosen) => onChoose(chosen, placeOf(chosen.code))}
      />
      <DefectList title={fail.commonest} deficiencies={common.slice(0, 6)} onChoose={onChoose} />
    </>
  )
}

type ListProps = { title: string; deficiencies: readonly Deficiency[]; onChoose: (deficiency: Deficiency) => void }

function DefectList({ title, deficiencies, onChoose }: ListProps) {
  if (deficiencies.length === 0) return null
  return (
    <section className="stack stack-tight" aria-label={title}>
      <h3 className="quiet">{title}</h3>
      <Rows className="defect-list">
        {deficiencies.map((deficiency) => (
          <li key={deficiency.code}>
            <RowButton onClick={() => onChoose(deficiency)}>
              <span className="grow">
                <LocalWords of={deficiency.text} />
                <br />
                <span className="quiet small">
                  <Figures>{deficiency.code}</Figures>
                </span>
              </span>
              <SeverityChip severity={deficiency.severity} />
            </RowButton>
          </li>
        ))}
      </Rows>
    </section>
  )
}
