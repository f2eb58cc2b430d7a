import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import type { PrintedDocument } from './printed-document.ts'

export type Renderer = {
  /** The PDF with an empty place for its seal; the event loop stays free. Rejects when the text cannot be printed. */
  render: (document: PrintedDocument) => Promise<Uint8Array>
  /** Lets running documents finish. Idempotent. */
  close: () => Promise<void>
}

/** Threads that render documents, started on the first one and ended after a minute without work. */
export function createRenderer({ threads = Math.max(1, availableParallelism() - 1) } = {}): Renderer {
  const pool = new Piscina<PrintedDocument, Uint8Array>({
    filename: join(import.meta.dirname, 'render-worker.ts'),
    name: 'render',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
  })
  let closing: Promise<void> | undefined
  return {
    render: (document) => pool.run(document),
    close: () => (closing ??= pool.close()),
  }
}
