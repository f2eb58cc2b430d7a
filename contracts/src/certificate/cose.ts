// COSE_Sign1 (RFC 9052) with ES256, tag 18, no unprotected header, no external data: one byte form per certificate.
import { type Bytes, concat, fromHex, toHex, utf8 } from './bytes.ts'
import { type CborValue, decodeCbor, encodeBytes, encodeCbor } from './cbor.ts'
import { demand, orNull } from './malformed.ts'

const sign1Tag = 0xd2
const es256 = -7
const signatureLength = 64
// An array of four that begins with the text "Signature1"; then header, external data, payload.
const sigContext = concat([0x84, 0x6a], utf8('Signature1'))
const noExternalData = [0x40]

// With (r, s) also (r, n − s) is a signature of the same key over the same bytes: anybody can make the second from the first. Only
// the one whose s has no highest bit is ours, so that a certificate has one text. (Of both it is clear once in 2³² signatures; who
// has such a certificate has it in two texts.)
const order = 'ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551'

const ours = (signature: Bytes): Bytes => {
  if ((signature[32] as number) < 0x80) return signature
  const other = BigInt(`0x${order}`) - BigInt(`0x${toHex(signature.slice(32))}`)
  return concat(signature.slice(0, 32), fromHex(other.toString(16).padStart(64, '0')))
}

/** Bytes COSE adds to a payload of 24 to 255 bytes: tag, array, protected header, empty map, lengths, signature. */
export const sign1Overhead = 81

export type Sign1 = {
  readonly protectedHeader: Bytes
  /** Eight lower-case hexadecimal digits. */
  readonly kid: string
  readonly payload: Bytes
  /** r ‖ s, 64 bytes. */
  readonly signature: Bytes
}

/** The protected header {1: −7, 4: kid}. @param kid eight hexadecimal digits */
export const protectedHeaderFor = (kid: string): Bytes =>
  encodeCbor(
    new Map<number, CborValue>([
      [1, es256],
      [4, fromHex(kid)],
    ]),
  )

/** The bytes that are signed: Sig_structure of RFC 9052 §4.4. */
export const sigStructure = (protectedHeader: Bytes, payload: Bytes): Bytes =>
  concat(sigContext, encodeBytes(protectedHeader), noExternalData, encodeBytes(payload))

/** Tagged COSE_Sign1 bytes. @param signature r ‖ s over sigStructure, of either s. @throws RangeError unless it has 64 bytes */
export const encodeSign1 = ({ protectedHeader, payload, signature }: Omit<Sign1, 'kid'>): Bytes => {
  if (signature.length !== signatureLength) throw new RangeError('an ES256 signature has 64 bytes')
  return concat([sign1Tag], encodeCbor([protectedHeader, new Map(), payload, ours(signature)]))
}

const isBytes = (value: CborValue | undefined): value is Bytes => value instanceof Uint8Array

const kidOf = (protectedHeader: Bytes): string => {
  const header = decodeCbor(protectedHeader)
  demand(header instanceof Map && header.size === 2 && header.get(1) === es256)
  const kid = header.get(4)
  demand(isBytes(kid) && kid.length === 4)
  return toHex(kid)
}

/** The parts of tagged COSE_Sign1 bytes, every type and length checked, the signature not yet; null for anything else. */
export const decodeSign1 = (cose: Bytes): Sign1 | null =>
  orNull(() => {
    demand(cose[0] === sign1Tag)
    const parts = decodeCbor(cose.slice(1))
    demand(Array.isArray(parts) && parts.length === 4)
    const [protectedHeader, unprotected, payload, signature] = parts as readonly CborValue[]
    demand(isBytes(protectedHeader) && unprotected instanceof Map && unprotected.size === 0)
    demand(isBytes(payload) && isBytes(signature) && signature.length === 64 && (signature[32] as number) < 0x80)
    return { protectedHeader, kid: kidOf(protectedHeader), payload, signature }
  })
