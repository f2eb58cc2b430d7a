// Runs in worker threads: laying out a page takes longer than the event loop may be blocked.
import type { PrintedDocument } from './printed-document.ts'
import { renderDocument } from './render-document.ts'

/** Bytes on their own buffer, so that the thread can hand them over without copying. */
export async function render(document: PrintedDocument): Promise<Uint8Array> {
  return Uint8Array.from(await renderDocument(document))
}
