export type RefusalCode =
  /** No room. Nothing of this save was written, everything saved before is still there. */
  | 'storage-full'
  /** The browser's storage does not answer. */
  | 'storage-failed'
  /** What was to be saved is not of the agreed form; the message names the field. */
  | 'invalid'
  /** The inspection has grown since the caller looked. */
  | 'moved-on'

/** Nothing was recorded. What the caller holds is still only there. */
export class RecordRefused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'RecordRefused'
    this.code = code
  }
}

/** What a failed transaction means for whoever wanted to save. */
export function refusalOf(error: unknown): RecordRefused {
  if (error instanceof RecordRefused) return error
  const full = error instanceof Error && error.name === 'QuotaExceededError'
  return full
    ? new RecordRefused('storage-full', 'There is no room left on this device.', error)
    : new RecordRefused('storage-failed', 'The storage of this device does not answer.', error)
}
