import type { Missing } from '@sac/contracts/inspection/missing'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Icon } from '#design/icon.tsx'
import { Note } from '#design/note.tsx'
import { Rows } from '#design/rows.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { checkpointPurpose, type PhotoPurpose } from '../model/photo-purpose.ts'
import { missingWords } from './missing-words.ts'

const CameraSheet = lazy(async () => ({ default: (await import('../camera/camera-sheet.tsx')).CameraSheet }))

/** What keeps the inspection from being signed, each with its way there. */
export function MissingList() {
  const { review } = useWords().messages
  const { view } = useCurrentInspection()
  const [purpose, setPurpose] = useState<PhotoPurpose | null>(null)
  const { missing } = view.outcome
  const close = () => setPurpose(null)
  return (
    <section className="stack stack-tight" aria-labelledby="missing">
      <h2 id="missing">{review.missingTitle}</h2>
      {missing.length === 0 && (
        <p className="cluster">
          <Icon name="check" />
          {review.nothingMissing}
        </p>
      )}
      <Rows>
        {missing.map((one) => (
          <MissingRow key={`${one.code}/${one.checkpoint}/${one.subject}`} missing={one} onTake={setPurpose} />
        ))}
      </Rows>
      {!view.state.photos.some(({ role }) => role === 'bay') && <NoBayPhoto />}
      <Suspense>{purpose && <CameraSheet purpose={purpose} onClose={close} onTaken={close} />}</Suspense>
    </section>
  )
}

type RowProps = { missing: Missing; onTake: (purpose: PhotoPurpose) => void }

function MissingRow({ missing, onTake }: RowProps) {
  const words = useWords()
  const { view } = useCurrentInspection()
  const { code, checkpoint, subject } = missing
  return (
    <li className="spread missing-row">
      <span>{missingWords(missing, view, words)}</span>
      {code === 'photo' && checkpoint ? (
        <Button
          look="plain"
          icon="camera"
          onClick={() => onTake(checkpointPurpose(checkpoint, subject === checkpoint ? null : subject))}
        >
          {words.messages.review.takeIt}
        </Button>
      ) : (
        <GoThere missing={missing} />
      )}
    </li>
  )
}

function GoThere({ missing: { code, checkpoint } }: { missing: Missing }) {
  const { id } = useCurrentInspection()
  const { review } = useWords().messages
  const params = { inspectionId: id }
  const className = 'btn btn-plain'
  if (code === 'conflict')
    return (
      <Link className={className} to="/i/$inspectionId/attention" params={params}>
        {review.goThere}
      </Link>
    )
  const aboutEquipment = code === 'calibration' || code === 'equipment'
  if (checkpoint === null || aboutEquipment)
    return (
      <Link
        className={className}
        to={aboutEquipment ? '/i/$inspectionId/review' : '/i/$inspectionId/vehicle'}
        params={params}
        hash={aboutEquipment ? 'equipment' : ''}
      >
        {review.goThere}
      </Link>
    )
  return (
    <Link className={className} to="/i/$inspectionId/check" params={params} search={{ at: checkpoint }}>
      {review.goThere}
    </Link>
  )
}

function NoBayPhoto() {
  const { id } = useCurrentInspection()
  const { review, vehicle } = useWords().messages
  return (
    <Note tone="warn" icon="camera">
      <p>{review.noBayPhoto}</p>
      <div>
        <Link className="btn" to="/i/$inspectionId/vehicle" params={{ inspectionId: id }}>
          {vehicle.bayTake}
        </Link>
      </div>
    </Note>
  )
}
