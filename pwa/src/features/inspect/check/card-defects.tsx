import type { Defect } from '@sac/contracts/inspection/fold'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { useWords } from '#words/words.tsx'
import { removeDefect } from '../actions/add-defect.ts'
import { PhotoStrip } from '../camera/photo-strip.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import type { CheckpointView } from '../model/checkpoint-view.ts'
import { useRecord } from '../recording/use-recording.ts'
import { DefectWords } from './defect-words.tsx'

type CardDefectsProps = {
  item: CheckpointView
  onAdd: () => void
  onPhotograph: (defectId: string) => void
}

/** The defects found at a checkpoint, with their photos and what can be done about each. */
export function CardDefects({ item, onAdd, onPhotograph }: CardDefectsProps) {
  const { check } = useWords().messages
  const { sealed } = useCurrentInspection().view
  if (item.answer !== 'defect' && item.defects.length === 0) return null
  return (
    <section className="stack stack-tight" aria-label={check.defects}>
      {item.defects.length === 0 && <Note tone="warn">{check.defectMissing}</Note>}
      {item.defects.map((defect) => (
        <DefectCard key={defect.defectId} item={item} defect={defect} onPhotograph={onPhotograph} />
      ))}
      {!sealed && (
        <div>
          <Button icon="plus" onClick={onAdd}>
            {check.addDefect}
          </Button>
        </div>
      )}
    </section>
  )
}

type DefectCardProps = Omit<CardDefectsProps, 'onAdd'> & { defect: Defect }

function DefectCard({ item, defect, onPhotograph }: DefectCardProps) {
  const { messages } = useWords()
  const { sealed } = useCurrentInspection().view
  const { record } = useRecord()
  const photos = item.photos.filter(({ defectId }) => defectId === defect.defectId)
  return (
    <div className="card defect-card">
      <DefectWords defect={defect} />
      <PhotoStrip photos={photos} />
      {!sealed && (
        <div className="cluster">
          <Button icon="camera" onClick={() => onPhotograph(defect.defectId)}>
            {messages.check.photograph}
          </Button>
          <Button look="plain" icon="bin" onClick={() => void record(removeDefect(item, defect.defectId))}>
            {messages.common.remove}
          </Button>
        </div>
      )}
    </div>
  )
}
