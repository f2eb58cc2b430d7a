import { type RefObject, useEffect, useState } from 'react'

export type CameraState = 'starting' | 'running' | 'refused'

const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1440 } },
}

const stop = (stream: MediaStream) => {
  for (const track of stream.getTracks()) track.stop()
}

async function show(video: HTMLVideoElement, stream: MediaStream): Promise<void> {
  video.srcObject = stream
  await video.play()
}

/** Shows the rear camera in a video element while the component lives. */
export function useCamera(video: RefObject<HTMLVideoElement | null>): CameraState {
  const [state, setState] = useState<CameraState>('starting')
  useEffect(() => {
    const closed = new AbortController()
    const open = async () => {
      const stream = await navigator.mediaDevices.getUserMedia(wanted)
      closed.signal.addEventListener('abort', () => stop(stream))
      if (closed.signal.aborted || !video.current) return stop(stream)
      await show(video.current, stream)
      if (!closed.signal.aborted) setState('running')
    }
    open().catch(() => {
      if (!closed.signal.aborted) setState('refused')
    })
    return () => closed.abort()
  }, [video])
  return state
}
