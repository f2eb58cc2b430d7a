import { useEffect, useState } from 'react'
import { createId } from '#platform/create-id.ts'
import { preparePhoto } from '#platform/prepare-photo.ts'
import { RecordRefused } from '#recording/record-refused.ts'
import { recordPhoto } from '../actions/record-photo.ts'
import { useCurrentInspection } from '../current-inspection.ts'
import type { PhotoPurpose } from '../model/photo-purpose.ts'
import { clearIntent, writeIntent } from './photo-intent.ts'

type State = 'idle' | 'saving' | 'failed'

/** From a picture to a durable photo: made small in a worker, hashed, and saved with its event in one transaction. */
export function useTakePhoto(purpose: PhotoPurpose) {
  const { id, record } = useCurrentInspection()
  const [state, setState] = useState<State>('idle')
  const [full, setFull] = useState(false)
  useEffect(() => {
    writeIntent({ inspectionId: id, purpose, at: Date.now() })
  }, [id, purpose])
  const take = async (source: () => Promise<Blob>): Promise<boolean> => {
    setState('saving')
    const capturedAt = new Date().toISOString()
    try {
      const photo = await preparePhoto(await source())
      if (!photo) throw new Error('The picture could not be read')
      const records = recordPhoto({ photoId: createId(), purpose, capturedAt, photo })
      await record(records, { blobs: [{ sha256: photo.sha256, bytes: photo.bytes }] })
    } catch (error) {
      setState('failed')
      setFull(error instanceof RecordRefused && error.code === 'storage-full')
      return false
    }
    clearIntent()
    setState('idle')
    return true
  }
  return { state, full, take, dismiss: clearIntent }
}
