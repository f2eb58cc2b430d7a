import { createHash } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'

export type ReadChain = {
  certificates: pkijs.Certificate[]
  signer: pkijs.Certificate
  /** SHA-256 of the signer's certificate. */
  signerDigest: Uint8Array
}

const known = new WeakMap<readonly Uint8Array[], ReadChain>()

/** The certificates of a seal, the signer first, read once for each chain. Throws when the chain is empty or no X.509. */
export function readChain(chain: readonly Uint8Array[]): ReadChain {
  const remembered = known.get(chain)
  if (remembered) return remembered
  const [first] = chain
  const certificates = chain.map(asWritten)
  const [signer] = certificates
  if (!first || !signer) throw new Error('the seal has no certificate')
  const read = { certificates, signer, signerDigest: createHash('sha256').update(first).digest() }
  known.set(chain, read)
  return read
}

// Parsed once more as plain ASN.1 and kept: otherwise the library parses the signed part again for every seal.
function asWritten(der: Uint8Array): pkijs.Certificate {
  const bytes = Uint8Array.from(der).buffer
  const certificate = pkijs.Certificate.fromBER(bytes)
  const { result } = asn1.fromBER(bytes)
  const toSchema = () => result as asn1.Sequence
  certificate.toSchema = toSchema
  return certificate
}
