import { useEffect, useRef, useState } from 'react'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Plate } from '#design/plate.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/words.tsx'
import { useCamera } from '../camera/use-camera.ts'
import { createVinReader } from './vin-reader.ts'

type ScanProps = { onClose: () => void; onFound: (vin: string) => void }

/** Reads the VIN's barcode with the camera; what was read is shown and a person confirms it. */
export function ScanSheet({ onClose, onFound }: ScanProps) {
  const { vehicle, common, camera } = useWords().messages
  const video = useRef<HTMLVideoElement>(null)
  const state = useCamera(video)
  const [found, setFound] = useState<string | null>(null)
  useEffect(() => {
    if (state !== 'running' || found !== null) return
    return watch(video.current, setFound)
  }, [state, found])
  return (
    <Sheet
      title={vehicle.scanVin}
      closeLabel={common.close}
      onClose={onClose}
      foot={
        found && (
          <Button look="primary" big wide onClick={() => onFound(found)}>
            {vehicle.confirmStart}
          </Button>
        )
      }
    >
      {state === 'refused' ? (
        <Note tone="warn">{camera.refused}</Note>
      ) : (
        <video ref={video} className="viewfinder" muted playsInline aria-label={vehicle.scanVin} />
      )}
      <p className="quiet">{vehicle.scanHint}</p>
      <p aria-live="polite">{found && <Plate>{found}</Plate>}</p>
    </Sheet>
  )
}

const everyMs = 300

function watch(video: HTMLVideoElement | null, onFound: (vin: string) => void): () => void {
  const stopping = new AbortController()
  const look = async (element: HTMLVideoElement) => {
    const read = await createVinReader()
    while (!stopping.signal.aborted) {
      const vin = await read(element)
      if (vin && !stopping.signal.aborted) return onFound(vin)
      await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
  }
  if (video) look(video).catch(() => stopping.abort())
  return () => stopping.abort()
}
