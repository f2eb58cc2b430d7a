import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import { createSeats } from './create-seats.ts'
import { RenderGivenUp } from './render-given-up.ts'

export type Renderer<Document> = {
  /**
   * What the worker makes of a document; the event loop stays free. Rejects when the text cannot be printed, and with
   * RenderGivenUp when it takes more memory or time than a paper needs; the next document is none the worse for it.
   */
  render: (document: Document) => Promise<Uint8Array>
  /** Lets running documents finish. Idempotent. */
  close: () => Promise<void>
}

// A page needs a few megabytes at a time. With the default limits a thread collects garbage so seldom that photos and finished
// papers pile up outside its heap: 200 documents took the process from 106 to 450 MB, with these to 220.
const limits = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 256 }

/** From the moment a thread has taken it: a hundred times what a page takes, and the start of a thread on a slow machine. */
const patienceMs = 30_000

type Options = {
  /** Path of a module with `render(document)`, which gives the bytes on a buffer of their own. */
  worker: string
  threads?: number
  deadlineMs?: number
}

/** Threads that render documents, started on the first one and ended after half a minute without work. */
export function createRenderer<Document>({
  worker,
  threads = Math.max(1, availableParallelism() - 1),
  deadlineMs = patienceMs,
}: Options): Renderer<Document> {
  const pool = new Piscina<Document, Uint8Array>({
    filename: worker,
    name: 'render',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 30_000,
    resourceLimits: limits,
    // A thread that waits without ending its turn keeps each document until old garbage is collected.
    atomics: 'disabled',
  })
  // A document waits outside the pool, where its time does not run.
  const inTurn = createSeats(threads)
  let closing: Promise<void> | undefined
  return {
    render: (document) =>
      inTurn(() => pool.run(document, { signal: AbortSignal.timeout(deadlineMs) }).catch((error) => giveUp(error))),
    close: () => (closing ??= pool.close()),
  }
}

function giveUp(error: unknown): never {
  if (!(error instanceof Error)) throw error
  if (error.name === 'AbortError') throw new RenderGivenUp('time', error)
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') throw new RenderGivenUp('memory', error)
  throw error
}
