import type { PhotoPurpose } from '../camera/photo-purpose.ts'
import type { Draft } from '../model/undo.ts'

type NewPhoto = {
  photoId: string
  purpose: PhotoPurpose
  /** ISO, device clock. */
  capturedAt: string
  photo: { sha256: string; bytes: ArrayBuffer }
}

/** The event of a photo; its bytes are saved beside it under the hash. */
export const recordPhoto = ({ photoId, purpose, capturedAt, photo }: NewPhoto): Draft[] => [
  {
    type: 'photo-captured',
    payload: {
      photoId,
      ...purpose,
      sha256: photo.sha256,
      bytes: photo.bytes.byteLength,
      mime: 'image/jpeg',
      capturedAt,
    },
  },
]
