import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow, runProgram } from '@sac/scripts/process/run-program'
import { extractPdfSignature } from './extract-pdf-signature.ts'
import { demand, outsideProgram, versionOf } from './outside-program.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

export type CadesVerdict = {
  /** The signature is right, CAdES conforming, and by a certificate of the given authority. */
  verified: boolean
  /** Object names of the signed and other attributes, as OpenSSL prints them. */
  hasSigningCertificateV2: boolean
  /** PAdES forbids this attribute: the time belongs into the PDF dictionary or a time stamp. */
  hasSigningTime: boolean
  text: string
}

export const openssl = outsideProgram({
  name: 'OpenSSL (cms -verify -cades)',
  find: () => versionOf({ program: 'openssl', args: ['version'], debianPackage: 'openssl' }),
})

/** What OpenSSL says of a PDF's signature as CAdES; `ca` is the PEM of the only authority it trusts. */
export async function checkCadesWithOpenssl(pdf: Uint8Array, { ca }: { ca: string }): Promise<CadesVerdict> {
  await demand(openssl)
  const { cms, signedBytes } = extractPdfSignature(pdf)
  return withTemporaryFolder(async (folder) => {
    const [signature, content, authority] = ['cms.der', 'content.bin', 'ca.pem'].map((name) => join(folder, name))
    if (!signature || !content || !authority) throw new Error('unreachable')
    await Promise.all([writeFile(signature, cms), writeFile(content, signedBytes), writeFile(authority, ca)])
    const verify = ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', signature, '-content', content]
    const trust = ['-CAfile', authority, '-purpose', 'any', '-out', join(folder, 'out.bin')]
    const { code, stderr } = await runProgram('openssl', [...verify, ...trust])
    const parsed = await runOrThrow('openssl', ['asn1parse', '-inform', 'DER', '-in', signature])
    const names = parsed.stdout.toString()
    return {
      verified: code === 0 && stderr.includes('CAdES Verification successful'),
      hasSigningCertificateV2: names.includes('id-smime-aa-signingCertificateV2'),
      hasSigningTime: names.includes(':signingTime'),
      text: stderr.trim(),
    }
  })
}
