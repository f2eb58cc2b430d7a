// CMS of a PAdES B-B signature: detached, SHA-256, ECDSA P-256. Signed attributes are content type, message digest and
// signing-certificate-v2 only; PAdES forbids a signing time in here.
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { readChain } from './read-chain.ts'

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const

export type CmsInput = {
  /** SHA-256 of the signed byte ranges. */
  digest: Uint8Array
  /** DER: the signer first. */
  chain: readonly Uint8Array[]
  /** ECDSA P-256 with SHA-256, r ‖ s. */
  sign: (data: Uint8Array) => Promise<Uint8Array>
}

/** The DER bytes for /Contents. */
export async function buildCms({ digest, chain, sign }: CmsInput): Promise<Uint8Array> {
  const { attributes, whole } = templatesOf(chain)
  const signature = signatureDer(await sign(filled(attributes, [standIn.digest, digest])))
  return filled(whole(signature.length), [standIn.digest, digest], [standInOf(signature.length), signature])
}

// Between two seals of one chain only the digest and the signature differ. Everything around them is encoded once, with
// stand-ins in their places (once for each length a signature may have), and copied after that.
type Templates = { attributes: Uint8Array; whole: (signatureLength: number) => Uint8Array }
const templates = new WeakMap<readonly Uint8Array[], Templates>()
const standIn = { digest: Buffer.from('the digest of the paper is here.'), signature: 'signature' }
const standInOf = (length: number) => Buffer.alloc(length, standIn.signature)

function templatesOf(chain: readonly Uint8Array[]): Templates {
  const known = templates.get(chain)
  if (known) return known
  const attributes = signedAttributes(standIn.digest, readChain(chain).signerDigest)
  const wholes = new Map<number, Uint8Array>()
  const whole = (length: number) => {
    const encoded = wholes.get(length) ?? encodeCms(chain, attributes, standInOf(length))
    wholes.set(length, encoded)
    return encoded
  }
  const set = new asn1.Set({ value: attributes.map((one) => one.toSchema()) })
  const made = { attributes: new Uint8Array(set.toBER()), whole }
  templates.set(chain, made)
  return made
}

/** A copy with every stand-in replaced by bytes of the same length. */
function filled(template: Uint8Array, ...parts: readonly (readonly [Uint8Array, Uint8Array])[]): Uint8Array {
  const copy = Buffer.from(template)
  for (const [from, to] of parts) {
    const at = copy.indexOf(from)
    if (at < 0 || from.length !== to.length) throw new Error('the seal has no place for what belongs into it')
    copy.set(to, at)
  }
  return copy
}

function encodeCms(chain: readonly Uint8Array[], attributes: pkijs.Attribute[], signature: Uint8Array): Uint8Array {
  const { certificates, signer } = readChain(chain)
  const signerInfo = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
    digestAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 }),
    signatureAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes }),
    signature: new asn1.OctetString({ valueHex: exact(signature) }),
  })
  const signedData = new pkijs.SignedData({
    version: 1,
    digestAlgorithms: [new pkijs.AlgorithmIdentifier({ algorithmId: oid.sha256 })],
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates,
    signerInfos: [signerInfo],
  })
  const content = new pkijs.ContentInfo({ contentType: oid.signedData, content: signedData.toSchema(true) })
  return new Uint8Array(content.toSchema().toBER())
}

const attribute = (type: string, value: unknown) => new pkijs.Attribute({ type, values: [value] })

const encoded = (one: pkijs.Attribute) => Buffer.from(one.toSchema().toBER())

// In the order DER gives a SET, so that the bytes signed are the bytes written.
function signedAttributes(digest: Uint8Array, certificateDigest: Uint8Array): pkijs.Attribute[] {
  const attributes = [
    attribute(oid.contentType, new asn1.ObjectIdentifier({ value: oid.data })),
    attribute(oid.messageDigest, new asn1.OctetString({ valueHex: exact(digest) })),
    attribute(oid.signingCertificateV2, signingCertificate(certificateDigest)),
  ]
  return attributes.toSorted((a, b) => Buffer.compare(encoded(a), encoded(b)))
}

// SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2 }; SHA-256 is the default and therefore left out.
function signingCertificate(certificateDigest: Uint8Array): asn1.Sequence {
  const hash = new asn1.OctetString({ valueHex: exact(certificateDigest) })
  const certId = new asn1.Sequence({ value: [hash] })
  return new asn1.Sequence({ value: [new asn1.Sequence({ value: [certId] })] })
}

function signatureDer(raw: Uint8Array): Uint8Array {
  const integers = [raw.subarray(0, 32), raw.subarray(32)].map((half) => asn1.Integer.fromBigInt(toBigInt(half)))
  return new Uint8Array(new asn1.Sequence({ value: integers }).toBER())
}

const toBigInt = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)

/** A buffer of exactly these bytes; views onto larger buffers would be read beyond their end. */
const exact = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
