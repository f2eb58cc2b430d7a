// Stands in for a render worker: what a document says is what becomes of it.

export function render(document: string): Uint8Array {
  if (document === 'for ever') waitForEver()
  if (document === 'all memory') takeAll()
  return Uint8Array.of(0)
}

// Its turn never ends, and costs nobody anything meanwhile.
function waitForEver(): never {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  for (;;) Atomics.wait(cell, 0, 0, 10)
}

function takeAll(): never {
  const held: object[] = []
  for (;;) held.push(Array.from({ length: 10_000 }, (_, at) => ({ at })))
}
