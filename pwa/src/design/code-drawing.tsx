import { useQuery } from '@tanstack/react-query'
import { edgeOf, qrPath } from './qr-path.ts'

async function draw(text: string): Promise<{ edge: number; path: string }> {
  const { default: QRCode } = await import('qrcode')
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  return { edge: edgeOf(modules), path: qrPath(modules) }
}

/** The square code of a text, black on white in every theme: it is there to be scanned. */
export function CodeDrawing({ text, label }: { text: string; label: string }) {
  const { data } = useQuery({ queryKey: ['code', text], queryFn: () => draw(text), staleTime: Infinity })
  return (
    <div className="code-drawing">
      {data && (
        <svg viewBox={`0 0 ${data.edge} ${data.edge}`} role="img" aria-label={label} shapeRendering="crispEdges">
          <rect width={data.edge} height={data.edge} fill="#fff" />
          <path d={data.path} fill="#000" />
        </svg>
      )}
    </div>
  )
}
