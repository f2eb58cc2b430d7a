// Runs in worker threads: laying out a page takes longer than the event loop may be blocked.
import { renderMonth } from '../month-paper/render-month.ts'
import type { Printed } from './open-renderer.ts'
import { renderDocument } from './render-document.ts'

/** Bytes on their own buffer, so that the thread can hand them over without copying. */
export async function render(document: Printed): Promise<Uint8Array> {
  return Uint8Array.from(await ('csv' in document ? renderMonth(document) : renderDocument(document)))
}
