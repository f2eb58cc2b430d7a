import PDFDocument from 'pdfkit'

/** What was put on paper: method and arguments, in order. */
export type Drawing = { method: string; args: unknown[] }[]

// Only what leaves a mark or decides how the next mark looks; no tags, no attachments, no form fields.
const drawingMethods = `
  addPage switchToPage font fontSize text image rect roundedRect circle
  ellipse moveTo lineTo bezierCurveTo quadraticCurveTo closePath polygon path clip
  lineWidth lineCap lineJoin dash undash fill stroke fillAndStroke fillColor
  strokeColor fillOpacity strokeOpacity opacity save restore translate rotate scale
  transform
`
  .trim()
  .split(/\s+/)

type Methods = Record<string, (...args: unknown[]) => unknown>

/** Runs `draw` and notes what it puts on paper through pdfkit; calls that pdfkit makes of itself are not noted. */
export async function recordDrawing(draw: () => Promise<unknown>): Promise<Drawing> {
  const drawing: Drawing = []
  const prototype = PDFDocument.prototype as unknown as Methods
  const originals = new Map<string, Methods[string]>()
  let depth = 0
  for (const method of drawingMethods) {
    const original = prototype[method]
    if (!original) continue
    originals.set(method, original)
    prototype[method] = function (this: unknown, ...args: unknown[]) {
      // A font given as an object is the constructor's own choice, which the copy's constructor makes again.
      const isOwn = method === 'font' && typeof args[0] === 'object'
      if (depth === 0 && !isOwn) drawing.push({ method, args: args.map(kept) })
      depth += 1
      try {
        return original.apply(this, args)
      } finally {
        depth -= 1
      }
    }
  }
  try {
    await draw()
  } finally {
    for (const [method, original] of originals) prototype[method] = original
  }
  return drawing
}

// An opened image is more than data; its bytes say the same, and pdfkit opens them again.
function kept(argument: unknown): unknown {
  const image = argument as { data?: unknown } | null
  return image?.data instanceof Uint8Array ? Buffer.from(image.data) : structuredClone(argument)
}

/** Puts a noted drawing on paper again. */
export function replayDrawing(pdf: PDFKit.PDFDocument, drawing: Drawing): void {
  const methods = pdf as unknown as Methods
  for (const { method, args } of drawing) methods[method]?.apply(pdf, args)
}
