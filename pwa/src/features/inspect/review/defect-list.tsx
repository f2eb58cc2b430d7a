import { Link } from '@tanstack/react-router'
import { Icon } from '#design/icon.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import { PhotoStrip } from '../camera/photo-strip.tsx'
import { DefectWords } from '../check/defect-words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { type FoundDefect, foundDefects } from './found-defects.ts'
import { UntestedList } from './untested-list.tsx'

/** Everything that was found, one by one: a count alone is nothing anybody can put a name under. */
export function DefectList() {
  const { check } = useWords().messages
  const { view } = useCurrentInspection()
  const found = foundDefects(view)
  if (found.length + view.outcome.untested.length === 0) return null
  return (
    <section className="stack stack-tight" aria-labelledby="found">
      <h2 id="found">{check.defects}</h2>
      <ul className="stack stack-tight">
        {found.map((one) => (
          <DefectItem key={one.defect.defectId} found={one} />
        ))}
      </ul>
      <UntestedList />
    </section>
  )
}

function DefectItem({ found: { defect, photos, title, reachable } }: { found: FoundDefect }) {
  const { id, view } = useCurrentInspection()
  const { review, today } = useWords().messages
  const place = title ? <LocalWords of={title} /> : defect.checkpoint
  return (
    <li className="card">
      {reachable ? (
        <Link
          className="row found-at"
          to="/i/$inspectionId/check"
          params={{ inspectionId: id }}
          search={{ at: defect.checkpoint }}
        >
          <span className="grow small quiet">{place}</span>
          <span className="accent small">{view.sealed ? today.show : review.change}</span>
          <Icon name="forward" />
        </Link>
      ) : (
        <p className="small quiet">{place}</p>
      )}
      <DefectWords defect={defect} />
      <PhotoStrip photos={photos} />
    </li>
  )
}
