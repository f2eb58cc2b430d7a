import { useState } from 'react'
import { useWords } from '#words/customer/words.tsx'
import { PhotoSheet } from './photo-sheet.tsx'
import { usePhoto } from './use-photo.ts'

type PhotosProps = { of: readonly string[]; claimId: string /** What they show, in words. */; what: string }

/** The photos of one defect, small; each opens as large as the window. */
export function FindingPhotos({ of, claimId, what }: PhotosProps) {
  const { messages, formats } = useWords()
  const [open, setOpen] = useState<number | null>(null)
  const chosen = open === null ? undefined : of[open]
  return (
    <>
      <ul className="photos">
        {of.map((sha256, at) => (
          <li key={sha256}>
            <SmallPhoto
              photo={{ claimId, sha256 }}
              label={messages.cars.photoOf(formats.number(at + 1), what)}
              onOpen={() => setOpen(at)}
            />
          </li>
        ))}
      </ul>
      {chosen !== undefined && open !== null && (
        <PhotoSheet
          photo={{ claimId, sha256: chosen }}
          title={messages.cars.photo(formats.number(open + 1))}
          what={what}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

type SmallProps = { photo: { claimId: string; sha256: string }; label: string; onOpen: () => void }

function SmallPhoto({ photo, label, onOpen }: SmallProps) {
  const { cars } = useWords().messages
  const shown = usePhoto(photo)
  if (shown.status === 'missing') return <p className="photo photo-missing small quiet">{cars.photoMissing}</p>
  return (
    <button type="button" className="photo" onClick={onOpen} aria-label={label} aria-busy={shown.status === 'coming'}>
      {shown.status === 'here' && <img src={shown.url} alt="" loading="lazy" decoding="async" />}
    </button>
  )
}
