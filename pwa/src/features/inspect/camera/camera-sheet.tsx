import { useRef } from 'react'
import { Button } from '#design/button.tsx'
import { Note } from '#design/note.tsx'
import { Problem } from '#design/problem.tsx'
import { Sheet } from '#design/sheet.tsx'
import { useWords } from '#words/words.tsx'
import type { PhotoPurpose } from '../model/photo-purpose.ts'
import { grabFrame } from './grab-frame.ts'
import { type CameraState, useCamera } from './use-camera.ts'
import { useTakePhoto } from './use-take-photo.ts'

type CameraSheetProps = {
  purpose: PhotoPurpose
  onClose: () => void
  /** The photo is durable on this device. */
  onTaken: () => void
}

/** The camera inside the page, so that the system does not put the page away; a file where it is refused. */
export function CameraSheet({ purpose, onClose, onTaken }: CameraSheetProps) {
  const { camera, common } = useWords().messages
  const video = useRef<HTMLVideoElement>(null)
  const running = useCamera(video)
  const { state, full, take, dismiss } = useTakePhoto(purpose)
  const shoot = async (source: () => Promise<Blob>) => {
    if (await take(source)) onTaken()
  }
  const close = () => {
    dismiss()
    onClose()
  }
  const shutter = () => {
    const element = video.current
    if (element) void shoot(() => grabFrame(element))
  }
  return (
    <Sheet
      title={camera.title}
      closeLabel={common.close}
      onClose={close}
      foot={<Shutter camera={running} photo={state} full={full} onShutter={shutter} />}
    >
      {running === 'refused' ? (
        <Note tone="warn">{camera.refused}</Note>
      ) : (
        <video ref={video} className="viewfinder" muted playsInline aria-label={camera.title} />
      )}
      <FileInput disabled={state === 'saving'} onFile={(file) => void shoot(() => Promise.resolve(file))} />
    </Sheet>
  )
}

type ShutterProps = { camera: CameraState; photo: 'idle' | 'saving' | 'failed'; full: boolean; onShutter: () => void }

function Shutter({ camera: running, photo, full, onShutter }: ShutterProps) {
  const { camera, common } = useWords().messages
  const word = photo === 'saving' ? camera.saving : running === 'starting' ? camera.starting : camera.shutter
  const disabled = photo === 'saving' || running !== 'running'
  return (
    <div className="stack stack-tight">
      <Problem>{photo === 'failed' && (full ? common.storageFull : camera.failed)}</Problem>
      <Button look="primary" icon="camera" big wide disabled={disabled} onClick={onShutter}>
        {word}
      </Button>
    </div>
  )
}

function FileInput({ disabled, onFile }: { disabled: boolean; onFile: (file: File) => void }) {
  const { camera } = useWords().messages
  return (
    <label className="btn btn-plain file">
      <span>{camera.fromFile}</span>
      <input
        type="file"
        accept="image/*"
        capture="environment"
        disabled={disabled}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </label>
  )
}
