import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Headers, ProtectedHeaders, Sign1 } from '@auth0/cose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAuthority, makeSamplePdf, signWithPyhanko } from './make-sample-pdf.ts'
import { checkCadesWithOpenssl, openssl } from './openssl-cms.ts'
import type { OutsideProgram } from './outside-program.ts'
import { detachFiles, pdfdetach } from './pdfdetach.ts'
import { checkWithPdfsig, pdfsig } from './pdfsig.ts'
import { checkWithPycose, pycose } from './pycose.ts'
import { checkWithPyhanko, pyhanko } from './pyhanko.ts'
import { checkStructureWithQpdf, qpdf } from './qpdf.ts'
import { pdftoppm, readQrFromPdf, zbarimg } from './read-qr.ts'
import { checkProfilesWithVerapdf, verapdf } from './verapdf.ts'

// Each law holds both ways: the checker accepts what is right and refuses the same thing with one fault.
const qr = 'https://verify.example/c#0123456789'
const attachment = { name: 'payload.cose', bytes: Buffer.from([0xd2, 0x84, 0x00, 0xff]) }

let folder: string
let plain: Buffer
let signed: Buffer
let ca: string
let otherCa: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-checkers-'))
  plain = await makeSamplePdf({ qr, attachment })
  if (!(await openssl.available()).ok || !(await pyhanko.available()).ok) return
  const authority = await makeAuthority(folder, 'authority')
  ca = await readFile(authority.ca, 'utf8')
  otherCa = await readFile((await makeAuthority(folder, 'stranger')).ca, 'utf8')
  signed = await readFile(await signWithPyhanko(plain, { folder, ...authority }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs where all programs are there; elsewhere it is skipped with the reason, and CI fails on the missing component. */
function testWith(programs: OutsideProgram[], law: string, body: () => Promise<void>): void {
  test(law, async (context) => {
    for (const { available } of programs) {
      const answer = await available()
      if (!answer.ok) context.skip(answer.reason)
    }
    await body()
  })
}

function altered(pdf: Buffer): Buffer {
  const copy = Buffer.from(pdf)
  const at = copy.indexOf('/Title')
  copy[at + 9] = (copy[at + 9] ?? 0) ^ 1
  return copy
}

testWith(
  [pdfsig, openssl, pyhanko],
  'pdfsig tells a sound signature from altered bytes, a stranger and an addition',
  async () => {
    expect(await checkWithPdfsig(signed, { ca })).toMatchObject({ valid: true, wholeDocument: true, trusted: true })
    expect(await checkWithPdfsig(altered(signed), { ca })).toMatchObject({ valid: false })
    expect(await checkWithPdfsig(signed, { ca: otherCa })).toMatchObject({ valid: true, trusted: false })
    expect(await checkWithPdfsig(Buffer.concat([signed, Buffer.from('\n%more\n')]), { ca })).toMatchObject({
      wholeDocument: false,
    })
    expect(await checkWithPdfsig(plain, { ca })).toMatchObject({ valid: false, wholeDocument: false, trusted: false })
  },
)

testWith(
  [openssl, pyhanko],
  'openssl verifies the signature as CAdES and refuses altered bytes and a stranger',
  async () => {
    expect(await checkCadesWithOpenssl(signed, { ca })).toMatchObject({
      verified: true,
      hasSigningCertificateV2: true,
      hasSigningTime: false,
    })
    expect(await checkCadesWithOpenssl(altered(signed), { ca })).toMatchObject({ verified: false })
    expect(await checkCadesWithOpenssl(signed, { ca: otherCa })).toMatchObject({ verified: false })
    await expect(checkCadesWithOpenssl(plain, { ca })).rejects.toThrow('The PDF has no signature.')
  },
)

testWith([openssl, pyhanko], 'pyHanko verifies the signature and refuses altered bytes and a stranger', async () => {
  expect(await checkWithPyhanko(signed, { ca })).toMatchObject({ valid: true })
  expect(await checkWithPyhanko(altered(signed), { ca })).toMatchObject({ valid: false })
  expect(await checkWithPyhanko(signed, { ca: otherCa })).toMatchObject({ valid: false })
})

testWith([pdftoppm, zbarimg], 'a scanner reads from the rendered page exactly the text of the QR', async () => {
  expect(await readQrFromPdf(plain)).toEqual([qr])
  expect(await readQrFromPdf(plain, { dotsPerInch: 300 })).toEqual([qr])
})

testWith([pdfdetach], 'an attached file comes out byte for byte', async () => {
  expect(await detachFiles(plain)).toEqual([attachment])
})

testWith([qpdf], 'qpdf finds a sound file sound and a damaged one not', async () => {
  expect(await checkStructureWithQpdf(plain)).toMatchObject({ sound: true })
  expect(await checkStructureWithQpdf(plain.subarray(0, plain.length - 200))).toMatchObject({ sound: false })
})

testWith(
  [verapdf],
  'veraPDF accepts PDF/A-3a, PDF/A-3b and PDF/UA-1 and names the broken rule of another file',
  async () => {
    const undeclared = Buffer.from(plain.toString('latin1').replace('/Marked true', '/Marked null'), 'latin1')
    const verdicts = await checkProfilesWithVerapdf({ files: { plain, undeclared } })
    expect(verdicts.plain).toEqual({
      '3a': { compliant: true, failures: [] },
      '3b': { compliant: true, failures: [] },
      ua1: { compliant: true, failures: [] },
    })
    expect(verdicts.undeclared['3b'].compliant).toBe(true)
    expect(verdicts.undeclared['3a'].compliant).toBe(false)
    expect(verdicts.undeclared['3a'].failures.join('\n')).toContain('Marked')
  },
)

testWith(
  [pycose],
  'pycose verifies another library’s COSE_Sign1 and refuses one flipped byte and rubbish',
  async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const protectedHeaders = ProtectedHeaders.from([
      [Headers.Algorithm, -7],
      [Headers.KeyID, Buffer.from('390438ba', 'hex')],
    ])
    const message = await Sign1.sign(protectedHeaders, undefined, Buffer.from('payload'), privateKey)
    const cose = Buffer.from(message.encode())
    const key = publicKey.export({ format: 'jwk' }) as { x: string; y: string }
    expect(await checkWithPycose(cose, key)).toEqual({
      verified: true,
      algorithm: -7,
      kid: '390438ba',
      payload: Buffer.from('payload').toString('hex'),
    })
    const flipped = Buffer.from(cose)
    flipped[cose.indexOf('payload')] = 0x71
    expect(await checkWithPycose(flipped, key)).toMatchObject({ verified: false })
    expect(await checkWithPycose(Buffer.from('rubbish'), key)).toMatchObject({ verified: false })
  },
)
