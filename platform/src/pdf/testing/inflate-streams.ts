import { inflateSync } from 'node:zlib'

/**
 * The PDF with its compressed streams opened: equal content gives equal bytes, whatever compression library made the file.
 * @returns the streams in order, then everything between them without lengths and offsets
 */
export function inflateStreams(pdf: Uint8Array): { streams: Buffer[]; rest: string } {
  const file = Buffer.from(pdf)
  const streams: Buffer[] = []
  let rest = ''
  let at = 0
  for (;;) {
    const begin = file.indexOf('\nstream\n', at)
    if (begin < 0) break
    const end = file.indexOf('\nendstream', begin)
    const head = file.toString('latin1', at, begin)
    const bytes = file.subarray(begin + '\nstream\n'.length, end)
    streams.push(head.includes('/FlateDecode') ? inflateSync(bytes) : bytes)
    rest += head
    at = end
  }
  rest += file.toString('latin1', at, file.lastIndexOf('\nxref\n'))
  return { streams, rest: rest.replace(/\/Length \d+/g, '') }
}
