export type PdfSignature = {
  /** The CMS object, DER. */
  cms: Buffer
  /** The bytes of the file that it signs. */
  signedBytes: Buffer
  /** True when the signed ranges and the signature together are the whole file. */
  coversWholeFile: boolean
}

/** Cuts the last signature out of a PDF by its ByteRange. Throws when there is none. */
export function extractPdfSignature(pdf: Uint8Array): PdfSignature {
  const file = Buffer.from(pdf)
  const ranges = [...file.toString('latin1').matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1)
  if (!ranges) throw new Error('The PDF has no signature.')
  const [start = 0, length = 0, second = 0, secondLength = 0] = ranges.slice(1).map(Number)
  const hex = file
    .subarray(start + length, second)
    .toString('latin1')
    .replaceAll(/[<>\s]/g, '')
  const padded = Buffer.from(hex, 'hex')
  return {
    cms: padded.subarray(0, lengthOfDer(padded)),
    signedBytes: Buffer.concat([file.subarray(start, start + length), file.subarray(second, second + secondLength)]),
    coversWholeFile: start === 0 && second + secondLength === file.length,
  }
}

// The signature's place is longer than the signature; DER says where it ends.
function lengthOfDer(bytes: Buffer): number {
  const first = bytes[1] ?? 0
  if (first < 0x80) return 2 + first
  const lengthBytes = first & 0x7f
  return 2 + lengthBytes + bytes.readUIntBE(2, lengthBytes)
}
