import type { Canvas } from './canvas.ts'
import { inner } from './open-document.ts'

export type AttachedFile = {
  name: string
  /** Media type. */
  type: string
  /** What the file is to the document, in the words of ISO 32000-2. */
  relationship: 'Source' | 'Data' | 'Alternative'
  description: string
  at: Date
}

/** Attaches bytes as an associated file of the document. */
export function attachFile({ pdf }: Canvas, bytes: Uint8Array, { at, ...options }: AttachedFile): void {
  const writer = inner(pdf) as unknown as { file: (bytes: Uint8Array, options: object) => void }
  writer.file(bytes, { ...options, creationDate: at, modifiedDate: at })
}
