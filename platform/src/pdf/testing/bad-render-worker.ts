// Stands in for a render worker: what a document says is what becomes of it.

export function render(document: string): Uint8Array {
  if (document === 'for ever') for (;;);
  if (document === 'all memory') takeAll()
  return Uint8Array.of(0)
}

function takeAll(): never {
  const held: object[] = []
  for (;;) held.push(Array.from({ length: 10_000 }, (_, at) => ({ at })))
}
