import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/customer/words.tsx'
import { usePhoto } from './use-photo.ts'

type PhotoSheetProps = {
  photo: { claimId: string; sha256: string }
  title: string
  what: string
  onClose: () => void
}

/** One photo as large as there is room. */
export function PhotoSheet({ photo, title, what, onClose }: PhotoSheetProps) {
  const { common, cars } = useWords().messages
  const shown = usePhoto(photo)
  return (
    <Sheet title={title} closeLabel={common.close} onClose={onClose} className="photo-sheet">
      {shown.status === 'here' ? <img className="picture" src={shown.url} alt={what} /> : <p>{cars.photoLoading}</p>}
      <p>{what}</p>
    </Sheet>
  )
}
