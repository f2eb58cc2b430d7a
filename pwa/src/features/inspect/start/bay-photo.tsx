import { lazy, Suspense, useState } from 'react'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/words.tsx'
import { PhotoStrip } from '../camera/photo-strip.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { bayPurpose } from '../model/photo-purpose.ts'

const CameraSheet = lazy(async () => ({ default: (await import('../camera/camera-sheet.tsx')).CameraSheet }))

/** The car in the bay with its plate: presence evidence that goes into the certificate. */
export function BayPhoto() {
  const { vehicle } = useWords().messages
  const { view } = useCurrentInspection()
  const [open, setOpen] = useState(false)
  const photos = view.state.photos.filter(({ role }) => role === 'bay')
  return (
    <section className="card" aria-labelledby="bay-photo">
      <h2 id="bay-photo">{vehicle.bayPhoto}</h2>
      <p className="quiet">{vehicle.bayPhotoWhy}</p>
      <PhotoStrip photos={photos} />
      {!view.sealed && (
        <div>
          <Button icon="camera" look="primary" onClick={() => setOpen(true)}>
            {photos.length > 0 ? vehicle.bayRetake : vehicle.bayTake}
          </Button>
        </div>
      )}
      <Suspense>
        {open && <CameraSheet purpose={bayPurpose} onClose={() => setOpen(false)} onTaken={() => setOpen(false)} />}
      </Suspense>
    </section>
  )
}
