import { Link } from '@tanstack/react-router'
import { Icon } from '#design/icon.tsx'
import { Rows } from '#design/rows.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { type SectionSummary, summariseSections } from './section-summaries.ts'

/** One line per section: how many failed, passed, were left out or are open, and the way back. */
export function SectionTable() {
  const { id, view } = useCurrentInspection()
  const { review, vehicle, today } = useWords().messages
  const act = view.sealed ? today.show : review.change
  return (
    <section aria-labelledby="sections">
      <h2 id="sections">{review.sections}</h2>
      <Rows>
        <li>
          <Link className="row" to="/i/$inspectionId/vehicle" params={{ inspectionId: id }}>
            <span className="grow">{vehicle.title}</span>
            <span className="accent">{act}</span>
            <Icon name="forward" />
          </Link>
        </li>
        {summariseSections(view.items).map((summary) => (
          <SectionRow key={summary.code} summary={summary} act={act} />
        ))}
      </Rows>
    </section>
  )
}

function SectionRow({ summary, act }: { summary: SectionSummary; act: string }) {
  const { id } = useCurrentInspection()
  return (
    <li>
      <Link className="row" to="/i/$inspectionId/check" params={{ inspectionId: id }} search={{ at: summary.first }}>
        <span className="grow">
          {summary.code} <LocalWords of={summary.title} />
          <br />
          <SectionCounts summary={summary} />
        </span>
        <span className="accent">{act}</span>
        <Icon name="forward" />
      </Link>
    </li>
  )
}

function SectionCounts({ summary }: { summary: SectionSummary }) {
  const { review } = useWords().messages
  const { failed, passed, other, open, advisories } = summary
  return (
    <span className="cluster small quiet">
      {failed > 0 && (
        <span className="state state-defect">
          <Icon name="cross" />
          {review.failed(failed)}
        </span>
      )}
      {passed > 0 && (
        <span className="state state-ok">
          <Icon name="check" />
          {review.passed(passed)}
        </span>
      )}
      {other > 0 && <span>{review.other(other)}</span>}
      {open > 0 && <strong>{review.open(open)}</strong>}
      {advisories > 0 && <span>{review.advisories(advisories)}</span>}
    </span>
  )
}
