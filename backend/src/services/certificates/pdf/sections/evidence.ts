import { type Canvas, content, ensureSpace } from '@sac/platform/pdf/page/canvas'
import { drawQr, qrEdge } from '@sac/platform/pdf/page/draw-qr'
import { type Box, figure } from '@sac/platform/pdf/page/figure'
import type { PrintedDocument } from '../printed-document.ts'
import { wordsOf } from '../words.ts'

const left = content.left + content.width - qrEdge
const photoHeight = 100

/** The QR and the bay photo in the right column of the first page; returns the bottom of the column. */
export function drawEvidence(canvas: Canvas, document: PrintedDocument): number {
  const image = openPhoto(canvas, document.photo)
  // Below a long reason there may be no room left: the column is never cut, it moves to the next page whole.
  ensureSpace(canvas, (document.issue ? qrEdge + 6 : 0) + (image === null ? 0 : photoHeight + 6))
  let y = canvas.y
  if (document.issue) {
    figure(canvas, wordsOf(document.language).qr, place(y, qrEdge), drawCode(canvas, document.issue.url, y))
    y += qrEdge + 6
  }
  if (image === null) return y
  const draw = () => {
    canvas.pdf.image(image as never, left, y, { fit: [qrEdge, photoHeight], align: 'center' })
  }
  figure(canvas, wordsOf(document.language).photo, place(y, photoHeight), draw)
  return y + photoHeight + 6
}

const place = (y: number, height: number): Box => ({ x: left, y, width: qrEdge, height })

const drawCode = (canvas: Canvas, url: string, y: number) => () => drawQr(canvas.pdf, url, { x: left, y })

/** The photo as an image, or null when it cannot be shown with its exact bytes inside PDF/A (then they are attached). */
function openPhoto({ pdf }: Canvas, photo: Uint8Array | null): unknown {
  if (photo === null) return null
  try {
    const image = (
      pdf as unknown as { openImage: (source: Uint8Array) => { colorSpace?: string; bits?: number } }
    ).openImage(photo)
    return image.bits === 8 && ['DeviceRGB', 'DeviceGray'].includes(image.colorSpace ?? '') ? image : null
  } catch {
    // pdfkit throws plain text on a file that is no JPEG it knows.
    return null
  }
}

/** Whether the photo's bytes are shown on the page; otherwise they are attached to the file. */
export const canShowPhoto = (canvas: Canvas, photo: Uint8Array): boolean => openPhoto(canvas, photo) !== null
