import { useEffect, useRef } from 'react'
import SignaturePad from 'signature_pad'

type CanvasProps = { label: string; onStrokes: (strokes: string | null) => void }

/** Draws strokes and reports their points. The canvas is as sharp as the screen; strokes are in CSS pixels. */
export function SignaturePadCanvas({ label, onStrokes }: CanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const report = useRef(onStrokes)
  useEffect(() => {
    report.current = onStrokes
  })
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    sharpen(element)
    const pad = new SignaturePad(element, { penColor: '#0a2a5e', minWidth: 1, maxWidth: 3 })
    const ended = () => report.current(pad.isEmpty() ? null : JSON.stringify(pad.toData()))
    pad.addEventListener('endStroke', ended)
    return () => {
      pad.removeEventListener('endStroke', ended)
      pad.off()
    }
  }, [])
  return (
    <canvas ref={canvas} className="signature" aria-label={label}>
      {label}
    </canvas>
  )
}

function sharpen(canvas: HTMLCanvasElement): void {
  const ratio = Math.max(1, devicePixelRatio)
  canvas.width = canvas.offsetWidth * ratio
  canvas.height = canvas.offsetHeight * ratio
  canvas.getContext('2d')?.scale(ratio, ratio)
}
