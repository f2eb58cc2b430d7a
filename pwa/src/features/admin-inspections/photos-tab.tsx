import { inspectionOperations } from '@sac/contracts/operations/inspections'
import { useState } from 'react'
import { useAddressOf } from '#admin/use-address-of.ts'
import { useFile } from '#api/use-file.ts'
import { useWords } from '#words/admin/words.tsx'
import type { Detail } from './detail.ts'
import { PhotoSheet } from './photo-sheet.tsx'

type Photo = { sha256: string }

/** Photos that were taken and have arrived, in the order they were taken. */
function photosOf({ timeline, blobs }: Detail): Photo[] {
  const here = new Set(blobs.map(({ sha256 }) => sha256))
  return timeline.flatMap(({ type, payload }) => {
    const sha256 = payload['sha256']
    return type === 'photo-captured' && typeof sha256 === 'string' && here.has(sha256) ? [{ sha256 }] : []
  })
}

/** Every photo; one is shown large when it is pressed. */
export function PhotosTab({ of: detail }: { of: Detail }) {
  const { messages, formats } = useWords()
  const { inspections: words } = messages
  const [at, setAt] = useState<number | null>(null)
  const photos = photosOf(detail)
  const id = detail.inspection.inspectionId
  const nameOf = (index: number) => words.photo(formats.number(index + 1), formats.number(photos.length))
  if (photos.length === 0) return <p className="quiet">{words.noPhotos}</p>
  return (
    <ul className="photo-grid">
      {photos.map(({ sha256 }, index) => (
        <li key={`${sha256} ${index}`}>
          <button type="button" onClick={() => setAt(index)}>
            <Picture id={id} sha256={sha256} label={nameOf(index)} />
          </button>
        </li>
      ))}
      {at !== null && photos[at] && (
        <PhotoSheet
          title={nameOf(at)}
          onStep={(step) => setAt((at + step + photos.length) % photos.length)}
          onClose={() => setAt(null)}
        >
          <Picture id={id} sha256={photos[at].sha256} label={nameOf(at)} />
        </PhotoSheet>
      )}
    </ul>
  )
}

function Picture({ id, sha256, label }: { id: string; sha256: string; label: string }) {
  const { inspections: words } = useWords().messages
  const { data, isError } = useFile(inspectionOperations['inspections.photo'], { params: { id, sha256 } })
  const address = useAddressOf(data, 'image/jpeg')
  if (isError) return <span className="quiet">{words.photoMissing}</span>
  return address ? <img src={address} alt={label} /> : <span className="photo-room" />
}
