import { useEffect, useState } from 'react'
import { browserStore } from '#db/browser-store.ts'
import { readBlob } from '#db/outbox-blobs.ts'
import { thumbnailOf } from './thumbnails.ts'

type Picture = { status: 'loading' } | { status: 'here'; url: string } | { status: 'gone' }

/** A photo in full, read when asked for and let go with the component. */
export function usePicture(sha256: string): Picture {
  const [picture, setPicture] = useState<Picture>({ status: 'loading' })
  useEffect(() => {
    const closed = new AbortController()
    const load = async () => {
      const bytes = await readBlob(browserStore().outbox, sha256)
      if (closed.signal.aborted) return
      if (!bytes) return setPicture({ status: 'gone' })
      const url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }))
      closed.signal.addEventListener('abort', () => URL.revokeObjectURL(url))
      setPicture({ status: 'here', url })
    }
    load().catch(() => setPicture({ status: 'gone' }))
    return () => closed.abort()
  }, [sha256])
  return picture
}

/** The address of a photo's thumbnail; null while it is made, and where the photo is not here. */
export function useThumbnail(sha256: string): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    const load = async () => {
      const made = await thumbnailOf(sha256)
      if (wanted) setUrl(made)
    }
    void load()
    return () => {
      wanted = false
    }
  }, [sha256])
  return url
}
