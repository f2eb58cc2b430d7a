export type UploadPart = {
  /** Where the first byte of this request belongs. */
  offset: number
  /** Size of the whole photo. */
  length: number
  /** False: more parts follow. */
  complete: boolean
}

export type ParsedPart = { ok: true; part: UploadPart } | { ok: false; errors: { field: string; detail: string }[] }

type Headers = Readonly<Record<string, string | string[] | undefined>>

const wholeNumber = (value: string | string[] | undefined): number | null =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : null

/** Reads `Upload-Offset`, `Upload-Length` and `Upload-Complete` (`?1` or `?0`, `?1` when absent). */
export function parseUploadHeaders(headers: Headers): ParsedPart {
  const offset = wholeNumber(headers['upload-offset'])
  const length = wholeNumber(headers['upload-length'])
  const complete = headers['upload-complete'] ?? '?1'
  if (offset === null) return refuse('Upload-Offset', 'a whole number of bytes')
  if (length === null || length === 0) return refuse('Upload-Length', 'a whole number of bytes above 0')
  if (offset > length) return refuse('Upload-Offset', 'not beyond Upload-Length')
  if (complete !== '?1' && complete !== '?0') return refuse('Upload-Complete', '?1 or ?0')
  return { ok: true, part: { offset, length, complete: complete === '?1' } }
}

const refuse = (field: string, detail: string): ParsedPart => ({ ok: false, errors: [{ field, detail }] })
