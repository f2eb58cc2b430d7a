import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { LocalWords } from '#words/local-words.tsx'
import { useWords } from '#words/words.tsx'
import { PhotoStrip } from '../camera/photo-strip.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { MeasurementTable } from '../measure/measurement-table.tsx'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import type { Suggestion } from '../model/suggestions.ts'
import { CardAdvisories } from './card-advisories.tsx'
import { CardDefects } from './card-defects.tsx'
import { CardHelp } from './card-help.tsx'
import { CardHistory } from './card-history.tsx'
import { CheckpointState } from './checkpoint-row.tsx'
import { ReviewLink } from './review-link.tsx'

type CardProps = {
  item: CheckpointView
  /** Opens the fail sheet, perhaps with a suggested deficiency. */
  onFail: (suggested?: Suggestion) => void
  onPhotograph: (defectId: string | null) => void
}

/** One checkpoint: what to do, what was measured, what was found. */
export function CheckpointCard({ item, onFail, onPhotograph }: CardProps) {
  const { messages } = useWords()
  const { checkpoint, section } = item
  const { sealed } = useCurrentInspection().view
  return (
    <article className="stack check-card" aria-labelledby="checkpoint-title">
      <div className="spread card-top">
        <p className="quiet small">
          {section.code} <LocalWords of={section.title} />
        </p>
        <ReviewLink className="btn btn-plain" />
      </div>
      <div className="stack stack-tight">
        <h2 id="checkpoint-title" className="checkpoint-title">
          <LocalWords of={checkpoint.title} />
        </h2>
        <CardFacts item={item} />
      </div>
      <CardHelp item={item} />
      <CardHistory item={item} />
      {item.conflict && <Note tone="warn">{messages.check.conflict}</Note>}
      {checkpoint.measurements.length > 0 && <MeasurementTable item={item} onSuggested={onFail} />}
      <CardDefects item={item} onAdd={() => onFail()} onPhotograph={onPhotograph} />
      <CardAdvisories item={item} />
      <PhotoStrip photos={item.photos.filter(({ defectId }) => defectId === null)} />
      {!sealed && (
        <div>
          <Button icon="camera" onClick={() => onPhotograph(null)}>
            {messages.check.photograph}
          </Button>
        </div>
      )}
    </article>
  )
}

function CardFacts({ item }: { item: CheckpointView }) {
  const { check } = useWords().messages
  const { method, mandatory, evidence } = item.checkpoint
  return (
    <p className="cluster small">
      <CheckpointState item={item} />
      <span className="quiet">· {check.method[method]}</span>
      {!mandatory && <span className="quiet">· {check.optionalPoint}</span>}
      {evidence === 'always' && item.photos.length === 0 && <strong>· {check.evidenceAlways}</strong>}
    </p>
  )
}
