// pdfkit compresses font files and the colour profile anew for every document: a tenth of what a page takes. Documents have them
// from the same bytes in memory, so here the same bytes are compressed once.
import { deflateSync } from 'node:zlib'

/** Of a stream of pdfkit's, what it compresses when it is written. */
type Stream = { buffer: Uint8Array[]; compress: boolean; finalize: () => void }

const known = new WeakMap<Uint8Array, Uint8Array>()

function compressed(bytes: Uint8Array): Uint8Array {
  const before = known.get(bytes)
  if (before) return before
  const made = deflateSync(bytes)
  known.set(bytes, made)
  return made
}

type MakesStreams<Made extends object> = { ref: (data?: Record<string, unknown>) => Made }

/** Gives the streams that documents have in common to a document as they were compressed before; its bytes are the same. */
export function compressOnce<Made extends object>(raw: MakesStreams<Made>): void {
  const ref = raw.ref.bind(raw)
  const refOnce: typeof raw.ref = (data) => {
    const made = ref(data)
    return data === undefined || 'N' in data ? writtenOnce(made) : made
  }
  raw.ref = refOnce
}

// Font files are begun without a dictionary, the colour profile with its number of components.
function writtenOnce<Made extends object>(made: Made): Made {
  const stream = made as Made & Stream
  const finalize = stream.finalize.bind(stream)
  const finalizeOnce = () => {
    const [bytes] = stream.buffer
    if (bytes && stream.buffer.length === 1 && stream.compress) {
      stream.buffer = [compressed(bytes)]
      stream.compress = false
    }
    finalize()
  }
  stream.finalize = finalizeOnce
  return made
}
