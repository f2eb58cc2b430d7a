import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { PhotoPurpose } from '../model/photo-purpose.ts'

type NewPhoto = {
  photoId: string
  purpose: PhotoPurpose
  /** ISO, device clock. */
  capturedAt: string
  photo: { sha256: string; bytes: ArrayBuffer }
}

/** The event of a photo; its bytes are saved beside it under the hash. */
export const recordPhoto = ({ photoId, purpose, capturedAt, photo }: NewPhoto): Recorded[] => [
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
