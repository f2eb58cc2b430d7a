// The X.509 family of the PDF seal: our own issuing CA and the document signer it vouches for.
import 'reflect-metadata'
import { createHash, createPrivateKey, createPublicKey, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

x509.cryptoProvider.set(webcrypto as never)

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
// Document signing, and e-mail protection because viewers built on NSS accept a document signer only with that.
const purposes = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4']
const years = (from: Date, count: number) =>
  new Date(Date.UTC(from.getUTCFullYear() + count, from.getUTCMonth(), from.getUTCDate()))

type Subject = { organisation: string; now: Date }

/** A self-signed issuing CA for ten years that may sign end certificates only. DER. */
export async function createIssuingCa(privateKeyPem: string, { organisation, now }: Subject): Promise<Uint8Array> {
  const keys = await importKeys(privateKeyPem)
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialOf(privateKeyPem, now),
    name: [{ CN: [`${organisation} issuing CA`] }, { O: [organisation] }],
    notBefore: now,
    notAfter: years(now, 10),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return new Uint8Array(ca.rawData)
}

type Issuer = { caPrivateKeyPem: string; ca: Uint8Array }

/** A document signer's certificate for three years. DER. */
export async function createDocumentSigner(
  privateKeyPem: string,
  { caPrivateKeyPem, ca, organisation, now }: Issuer & Subject,
): Promise<Uint8Array> {
  const { publicKey } = await importKeys(privateKeyPem)
  const issuer = await importKeys(caPrivateKeyPem)
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialOf(privateKeyPem, now),
    subject: [{ CN: [`${organisation} document seal`] }, { O: [organisation] }],
    issuer: new x509.X509Certificate(Buffer.from(ca)).subjectName,
    notBefore: now,
    notAfter: years(now, 3),
    publicKey,
    signingKey: issuer.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature | x509.KeyUsageFlags.nonRepudiation, true),
      new x509.ExtendedKeyUsageExtension(purposes),
      await x509.SubjectKeyIdentifierExtension.create(publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return new Uint8Array(certificate.rawData)
}

/** Positive and unique per key and start; nothing secret can be told from it. */
const serialOf = (privateKeyPem: string, now: Date): string =>
  `4a${createHash('sha256').update(`serial ${privateKeyPem} ${now.toISOString()}`).digest('hex').slice(0, 30)}`

async function importKeys(pem: string): Promise<{ privateKey: webcrypto.CryptoKey; publicKey: webcrypto.CryptoKey }> {
  const key = createPrivateKey(pem)
  const pkcs8 = key.export({ type: 'pkcs8', format: 'der' })
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  const privateKey = await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign'])
  const publicKey = await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify'])
  return { privateKey, publicKey }
}

/** The certificates of a PEM text, in order, as DER. */
export function certificatesOf(pem: string): Uint8Array[] {
  return x509.PemConverter.decode(pem).map((der) => new Uint8Array(der))
}

/** PEM of a certificate. */
export const toPem = (der: Uint8Array): string => `${x509.PemConverter.encode(Buffer.from(der), 'CERTIFICATE')}\n`
