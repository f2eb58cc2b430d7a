import type { Photo } from '@sac/contracts/inspection/fold'
import { useState } from 'react'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/words.tsx'
import { PhotoSheet } from './photo-sheet.tsx'
import { useThumbnail } from './use-picture.ts'

/** Thumbnails only; the picture itself is read when one is opened. */
export function PhotoStrip({ photos }: { photos: readonly Photo[] }) {
  const { check } = useWords().messages
  const [open, setOpen] = useState<string | null>(null)
  const shown = photos.find(({ photoId }) => photoId === open)
  if (photos.length === 0) return null
  return (
    <>
      <ul className="photo-strip" aria-label={check.photos}>
        {photos.map((photo, index) => (
          <li key={photo.photoId}>
            <Thumbnail photo={photo} number={index + 1} onOpen={() => setOpen(photo.photoId)} />
          </li>
        ))}
      </ul>
      {shown && <PhotoSheet photo={shown} onClose={() => setOpen(null)} />}
    </>
  )
}

type ThumbnailProps = { photo: Photo; number: number; onOpen: () => void }

function Thumbnail({ photo, number, onOpen }: ThumbnailProps) {
  const { messages, formats } = useWords()
  const url = useThumbnail(photo.sha256)
  return (
    <button type="button" className="thumbnail" onClick={onOpen}>
      {url ? <img src={url} alt="" width={72} height={72} /> : <Icon name="image" />}
      <span className="visually-hidden">
        {formats.list([messages.camera.photoOf(formats.number(number)), messages.camera.role[photo.role]])}
      </span>
    </button>
  )
}
