import type { Hit } from '@sac/contracts/template/search-deficiencies'
import { Figures } from '#design/plate.tsx'
import { RowButton, Rows } from '#design/rows.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import { SeverityChip } from '../check/severity-chip.tsx'

/** What was found at other checkpoints, each under the name of its own: choosing one goes there. */
export function ElsewhereList({ hits, onChoose }: { hits: readonly Hit[]; onChoose: (hit: Hit) => void }) {
  const { fail } = useWords().messages
  if (hits.length === 0) return null
  return (
    <section className="stack stack-tight" aria-label={fail.elsewhere}>
      <h3 className="quiet">{fail.elsewhere}</h3>
      <Rows className="defect-list">
        {hits.map((hit) => (
          <li key={hit.deficiency.code}>
            <RowButton onClick={() => onChoose(hit)}>
              <span className="grow">
                <LocalWords of={hit.deficiency.text} />
                <br />
                <span className="quiet small">
                  <LocalWords of={hit.checkpoint.title} /> · <Figures>{hit.deficiency.code}</Figures>
                </span>
              </span>
              <SeverityChip severity={hit.deficiency.severity} />
            </RowButton>
          </li>
        ))}
      </Rows>
    </section>
  )
}
