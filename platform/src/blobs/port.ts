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
   * `whole`: at this offset the caller goes on to `finish` before it tells anybody; the offset alone need not survive. `all`
   * are the bytes up to there where they came in one small part, for `finish`.
   */
  append: (
    upload: Upload,
    part: { offset: number; bytes: Readable; maxBytes: number; whole?: number },
  ) => Promise<Appended>
  /**
   * Verifies the hash of a complete upload, whoever else has sent the same before, and makes it a blob. BlobError
   * `hash-mismatch` forgets the upload. `mayKeep` sees the verified bytes: told no, they stay an upload nobody continues. `all` are
   * its bytes, where `append` has just said them.
   */
  finish: (
    upload: Upload,
    options?: { mayKeep?: (bytes: Uint8Array) => Promise<boolean>; all?: Uint8Array | undefined },
  ) => Promise<void>
  /** Size in bytes, undefined when there is no such blob. */
  size: (sha256: string) => Promise<number | undefined>
  /** The bytes, or those from `start` to `end` (inclusive). Throws BlobError `not-found`. */
  read: (sha256: string, range?: { start: number; end: number }) => Promise<Readable>
  /** All bytes of it, in memory of their own. Throws BlobError `not-found`. */
  readAll: (sha256: string) => Promise<Uint8Array<ArrayBuffer>>
  /** Throws away uploads nobody has touched since `before`; returns how many. */
  dropStaleUploads: (before: Date) => Promise<number>
  records: Records
}

/**
 * Small named texts beside the blobs, for what must outlive the database. Names are words of lower-case letters, digits and `-`
 * between slashes, and sort as text. A name is given once; its bytes never change.
 */
export type Records = {
  /** Stores bytes under a name; null when they are on disk, or what was there before, for whoever comes second. */
  keep: (name: string, bytes: Uint8Array) => Promise<Buffer | null>
  /** null when there is none. Throws BlobError `damaged` for one that is not what was kept. */
  find: (name: string) => Promise<Buffer | null>
  /** Names that begin with `prefix` and a slash, in their order; only those behind `after`, at little cost for what is before. */
  list: (prefix: string, after?: string) => AsyncIterable<string>
  forget: (name: string) => Promise<void>
}

export type Appended = { offset: number; all?: Uint8Array | undefined }

export type Upload = { sha256: string; owner: string }

export class BlobError extends Error {
  override readonly name = 'BlobError'
  readonly kind: 'offset-mismatch' | 'hash-mismatch' | 'too-large' | 'not-found' | 'damaged'
  constructor(kind: BlobError['kind']) {
    super(`blob: ${kind}`)
    this.kind = kind
  }
}
