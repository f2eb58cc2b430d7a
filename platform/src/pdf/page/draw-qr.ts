import QRCode from 'qrcode'
import type { Pdf } from './open-document.ts'

/** Printed edge with its quiet zone of four modules, in points (42 mm). */
export const qrEdge = (42 / 25.4) * 72

type Place = { x: number; y: number /** Printed edge in points; 42 mm unless told. */; edge?: number }

/** Draws the code as vectors, one rectangle per run of dark modules, error correction level Q. */
export function drawQr(pdf: Pdf, text: string, { x, y, edge = qrEdge }: Place): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' })
  const module = edge / (modules.size + 8)
  for (let row = 0; row < modules.size; row += 1) {
    for (const [start, length] of darkRuns(modules, row))
      pdf.rect(x + (start + 4) * module, y + (row + 4) * module, length * module, module)
  }
  pdf.fill('#000000')
}

function* darkRuns(modules: { size: number; data: Uint8Array }, row: number): Generator<[number, number]> {
  const dark = (column: number) => column < modules.size && modules.data[row * modules.size + column] === 1
  for (let start = 0; start < modules.size; start += 1) {
    if (!dark(start)) continue
    let end = start
    while (dark(end)) end += 1
    yield [start, end - start]
    start = end
  }
}
