import type { Photo } from '@sac/contracts/inspection/fold'
import { Button } from '#design/button.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/words.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useRecord } from '../recording/use-recording.ts'
import { usePicture } from './use-picture.ts'

/** One photo in full; it can be taken away while the inspection is open (its bytes stay evidence). */
export function PhotoSheet({ photo, onClose }: { photo: Photo; onClose: () => void }) {
  const { messages, formats } = useWords()
  const { camera, common } = messages
  const { sealed } = useCurrentInspection().view
  const { record } = useRecord()
  const picture = usePicture(photo.sha256)
  const remove = async () => {
    if (await record([{ type: 'photo-removed', payload: { photoId: photo.photoId } }])) onClose()
  }
  return (
    <Sheet
      title={camera.role[photo.role]}
      closeLabel={common.close}
      onClose={onClose}
      foot={
        !sealed && (
          <Button icon="bin" wide onClick={() => void remove()}>
            {camera.removePhoto}
          </Button>
        )
      }
    >
      {picture.status === 'here' && <img className="picture" src={picture.url} alt={camera.role[photo.role]} />}
      {picture.status === 'gone' && <p>{camera.gone}</p>}
      <p className="small quiet">{formats.list([formats.day(photo.capturedAt), formats.time(photo.capturedAt)])}</p>
    </Sheet>
  )
}
