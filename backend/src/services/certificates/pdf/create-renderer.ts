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

// A page needs a few megabytes at a time. With the default limits a thread collects garbage so seldom that photos and finished
// papers pile up outside its heap: 200 documents took the process from 106 to 450 MB, with these to 220.
const limits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 }

/** Threads that render documents, started on the first one and ended after half a minute without work. */
export function createRenderer({ threads = Math.max(1, availableParallelism() - 1) } = {}): Renderer {
  const pool = new Piscina<PrintedDocument, Uint8Array>({
    filename: join(import.meta.dirname, 'render-worker.ts'),
    name: 'render',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: limits,
  })
  let closing: Promise<void> | undefined
  return {
    render: (document) => pool.run(document),
    close: () => (closing ??= pool.close()),
  }
}
