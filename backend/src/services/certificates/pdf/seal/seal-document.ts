import { createHash } from 'node:crypto'
import { buildCms, type CmsInput } from './build-cms.ts'
import { sealRoom, unknownNumber } from './reserve-seal.ts'

const byteRange = `/ByteRange [0 ${unknownNumber} ${unknownNumber} ${unknownNumber}]`
const contents = Buffer.from(`/Contents <${'0'.repeat(64)}`)

type SealInput = Pick<CmsInput, 'chain' | 'sign'>

/**
 * Fills the reserved place with a PAdES B-B certification signature; no other byte moves. Throws when the document has no
 * such place or the signature does not fit it.
 */
export async function sealDocument(rendered: Uint8Array, { chain, sign }: SealInput): Promise<Uint8Array> {
  const sealed = Buffer.from(rendered)
  const { start, end } = reservedPlace(sealed)
  writeByteRange(sealed, { start, end })
  const digest = createHash('sha256').update(sealed.subarray(0, start)).update(sealed.subarray(end)).digest()
  const cms = await buildCms({ digest, chain, sign })
  if (cms.length > sealRoom) throw new Error('the signature does not fit its place')
  sealed.write(Buffer.from(cms).toString('hex'), start + 1, 'latin1')
  return sealed
}

/** Offsets of the `<` before and just after the `>` behind the zeros. */
function reservedPlace(pdf: Buffer): { start: number; end: number } {
  const at = pdf.indexOf(contents)
  if (at < 0 || pdf.indexOf(contents, at + 1) >= 0) throw new Error('the document has not one place for a seal')
  const start = at + '/Contents '.length
  return { start, end: start + sealRoom * 2 + 2 }
}

function writeByteRange(pdf: Buffer, { start, end }: { start: number; end: number }): void {
  const at = pdf.indexOf(byteRange)
  if (at < 0) throw new Error('the document has no byte range to fill')
  pdf.write(`/ByteRange [0 ${start} ${end} ${pdf.length - end}]`.padEnd(byteRange.length), at, 'latin1')
}
