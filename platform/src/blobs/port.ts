import type { Readable } from 'node:stream'

/** A place for immutable bytes, named by their SHA-256 in lower-case hex. What `put` or `finish` has answered is on disk. */
export type Blobs = {
  /** Stores bytes under their hash; storing them again changes nothing. Returns the hash. */
  put: (bytes: Uint8Array) => Promise<string>
  /** Bytes of an unfinished upload received so far; 0 when there is none. `owner` keeps uploads of different senders apart. */
  offset: (upload: Upload) => Promise<number>
  /**
   * Appends a part at `offset`, which must be what `offset()` says (BlobError `offset-mismatch`), and returns the new offset.
   * What arrived before the stream broke is kept. At `maxBytes` it throws BlobError `too-large` and forgets the upload.
   */
  append: (upload: Upload, part: { offset: number; bytes: Readable; maxBytes: number }) => Promise<number>
  /** Verifies the hash of a complete upload and makes it a blob. BlobError `hash-mismatch` forgets the upload. */
  finish: (upload: Upload) => Promise<void>
  /** Size in bytes, undefined when there is no such blob. */
  size: (sha256: string) => Promise<number | undefined>
  /** The bytes, or those from `start` to `end` (inclusive). Throws BlobError `not-found`. */
  read: (sha256: string, range?: { start: number; end: number }) => Promise<Readable>
  /** Throws away uploads nobody has touched since `before`; returns how many. */
  dropStaleUploads: (before: Date) => Promise<number>
}

export type Upload = { sha256: string; owner: string }

export class BlobError extends Error {
  override readonly name = 'BlobError'
  readonly kind: 'offset-mismatch' | 'hash-mismatch' | 'too-large' | 'not-found'
  constructor(kind: BlobError['kind']) {
    super(`blob: ${kind}`)
    this.kind = kind
  }
}
