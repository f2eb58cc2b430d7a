const newline = 0x0a

/** The lines of an upload as exact bytes. One newline at the very end closes the last line and opens no further one. */
export function splitLines(body: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = []
  let start = 0
  for (let at = body.indexOf(newline); at !== -1; at = body.indexOf(newline, start)) {
    lines.push(body.subarray(start, at))
    start = at + 1
  }
  if (start < body.length) lines.push(body.subarray(start))
  return lines
}
