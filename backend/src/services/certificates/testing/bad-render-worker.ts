// Stands in for the render worker: what `sealedBy` says is what becomes of the document.
import type { PrintedDocument } from '../pdf/printed-document.ts'

export function render({ sealedBy }: Pick<PrintedDocument, 'sealedBy'>): Uint8Array {
  if (sealedBy === 'for ever') for (;;);
  if (sealedBy === 'all memory') takeAll()
  return Uint8Array.of(0)
}

function takeAll(): never {
  const held: object[] = []
  for (;;) held.push(Array.from({ length: 10_000 }, (_, at) => ({ at })))
}
