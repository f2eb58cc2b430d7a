import { useState } from 'react'
import type { InspectionListing } from '#db/list-inspections.ts'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { useListing } from '#device/hooks.ts'
import { useReasons } from '#words/use-reasons.ts'
import { useWords } from '#words/words.tsx'
import { CameraSheet } from '../camera/camera-sheet.tsx'
import { PhotoStrip } from '../camera/photo-strip.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { isAboutText, isUnusable } from '../data/named-blob.ts'
import type { PhotoPurpose } from '../model/photo-purpose.ts'
import { EquipmentList } from '../review/equipment-list.tsx'
import { RefusedTexts } from './refused-texts.tsx'
import { RegistrationFix } from './registration-fix.tsx'
import { SealAgain } from './seal-again.tsx'
import { troubleWords } from './trouble-words.ts'

const troubleOf = (listing: InspectionListing | undefined) => ({
  reasons: listing?.status.status === 'needs-attention' ? listing.status.reasons : [],
  refused: listing?.events.refused ?? [],
  lost: listing?.photos.unreadable ?? [],
})

/** Who has taken it over since is told so with the next news; until then the office's word is older than theirs. */
function useTrouble() {
  const { id, actorId, view } = useCurrentInspection()
  const trouble = troubleOf(useListing(id))
  const { claim } = view.state
  if (claim?.status !== 'settled' || claim.actorId !== actorId) return trouble
  return { ...trouble, reasons: trouble.reasons.filter(({ code }) => code !== 'not-holder') }
}

/** What the office could not take, in its words, and what the inspector can do: retake a photo, seal again. */
export function AttentionList({ empty }: { empty: boolean }) {
  const { view } = useCurrentInspection()
  const { conflicts } = useWords().messages
  const { reasons, refused, lost } = useTrouble()
  const isGone = (sha256: string) => isUnusable(sha256, lost, reasons)
  const unreadable = view.state.photos.filter(({ sha256 }) => isGone(sha256))
  if (reasons.length === 0) return empty && <p>{conflicts.none}</p>
  return (
    <section className="stack" aria-label={conflicts.attentionTitle}>
      <Note tone="warn">
        <p>{conflicts.attentionWhy}</p>
        <Troubles reasons={reasons} refused={refused} />
      </Note>
      {unreadable.map((photo) => (
        <Retake key={photo.photoId} photo={photo} />
      ))}
      {reasons.some(({ code }) => code === 'equipment') && <EquipmentList />}
      {view.sealed && reasons.some(isAboutText) && <RefusedTexts />}
      {reasons.some(({ code }) => code === 'implausible' || code === 'vehicle-differs') && <RegistrationFix />}
      {view.sealed && <SealAgain isGone={isGone} />}
    </section>
  )
}

function Troubles(trouble: Pick<ReturnType<typeof useTrouble>, 'reasons' | 'refused'>) {
  const words = useReasons()
  return <ul>{words && troubleWords(trouble, words).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
}

type RetakeProps = { photo: ReturnType<typeof useCurrentInspection>['view']['state']['photos'][number] }

function Retake({ photo }: RetakeProps) {
  const { conflicts } = useWords().messages
  const { record } = useCurrentInspection()
  const [purpose, setPurpose] = useState<PhotoPurpose | null>(null)
  const { role, checkpoint, defectId, photoId } = photo
  const taken = async () => {
    await record([{ type: 'photo-removed', payload: { photoId } }])
    setPurpose(null)
  }
  return (
    <div className="card">
      <PhotoStrip photos={[photo]} />
      <Button icon="camera" look="primary" onClick={() => setPurpose({ role, checkpoint, defectId })}>
        {conflicts.photoRetake}
      </Button>
      {purpose && <CameraSheet purpose={purpose} onClose={() => setPurpose(null)} onTaken={() => void taken()} />}
    </div>
  )
}
