import { createHash, X509Certificate } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as asn1 from 'asn1js'
import * as pkijs from 'pkijs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSigningKeys, type Seal } from '../../keys/read-signing-keys.ts'
import { sampleDocument } from '../../testing/sample-document.ts'
import { renderDocument } from '../render-document.ts'
import { sealDocument } from './seal-document.ts'

const now = new Date('2026-11-01T00:00:00Z')
let folder: string
let seal: Seal
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-seal-'))
  seal = (await readSigningKeys({ folder, settings: { CERT_ORGANISATION: 'Test Centres Ltd' }, now })).seal
})
afterAll(() => rm(folder, { recursive: true }))

const sealed = async () =>
  Buffer.from(await sealDocument(await renderDocument(sampleDocument()), { chain: seal.chain, sign: seal.signer.sign }))

function parts(pdf: Buffer) {
  const [, begin = 0, end = 0, rest = 0] = (
    /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(pdf.toString('latin1')) ?? []
  )
    .slice(1)
    .map(Number)
  const cms = Buffer.from(pdf.toString('latin1', begin + 1, end - 1), 'hex')
  return { begin, end, rest, cms, covered: Buffer.concat([pdf.subarray(0, begin), pdf.subarray(end, end + rest)]) }
}

const exact = (bytes: Uint8Array) => Uint8Array.from(bytes).buffer

test('only the reserved place changes, and the signature covers everything else', async () => {
  const before = Buffer.from(await renderDocument(sampleDocument()))
  const after = await sealed()
  const { begin, end, rest } = parts(after)
  expect(after.length).toBe(before.length)
  expect(end + rest).toBe(after.length)
  expect(after.subarray(end).equals(before.subarray(end))).toBe(true)
  const masked = (pdf: Buffer) => pdf.toString('latin1', 0, begin).replace(/\/ByteRange \[[^\]]*\] */, '')
  expect(masked(after)).toBe(masked(before))
})

test('the CMS verifies, names the signer and carries no signing time', async () => {
  const { cms, covered } = parts(await sealed())
  const content = pkijs.ContentInfo.fromBER(exact(cms))
  const signedData = new pkijs.SignedData({ schema: content.content })
  const trusted = seal.chain.slice(1).map((der) => pkijs.Certificate.fromBER(exact(der)))
  const verified = await signedData.verify({
    signer: 0,
    data: exact(covered),
    trustedCerts: trusted,
    checkChain: true,
    checkDate: now,
  })
  expect(verified).toBe(true)
  const attributes = signedData.signerInfos[0]!.signedAttrs!.attributes
  expect(attributes.map(({ type }) => type).toSorted()).toEqual([
    '1.2.840.113549.1.9.16.2.47',
    '1.2.840.113549.1.9.3',
    '1.2.840.113549.1.9.4',
  ])
  const named = Buffer.from(attributes.find(({ type }) => type.endsWith('2.47'))!.values[0].toBER() as ArrayBuffer)
  expect(named.includes(createHash('sha256').update(seal.chain[0]!).digest())).toBe(true)
  expect(asn1.fromBER(exact(cms)).offset).toBeGreaterThan(1000)
})

test('the certificates stand in the seal as their issuer wrote them', async () => {
  for (const _ of ['first', 'again']) {
    const { cms } = parts(await sealed())
    for (const der of seal.chain) expect(cms.includes(Buffer.from(der))).toBe(true)
  }
})

test('a changed byte is noticed', async () => {
  const { cms, covered } = parts(await sealed())
  covered[500] = Number(covered[500]) ^ 1
  const signedData = new pkijs.SignedData({ schema: pkijs.ContentInfo.fromBER(exact(cms)).content })
  await expect(signedData.verify({ signer: 0, data: exact(covered) }).catch(() => false)).resolves.toBe(false)
})

test('a document without a place for the seal is refused', async () => {
  await expect(sealDocument(Buffer.from('%PDF-1.7'), { chain: seal.chain, sign: seal.signer.sign })).rejects.toThrow(
    'place',
  )
})

test('keys are made once, readable by their owner only, and vouched for by the issuing CA', async () => {
  const again = await readSigningKeys({ folder, settings: { CERT_ORGANISATION: 'Test Centres Ltd' }, now: new Date() })
  expect(again.seal.chain).toEqual(seal.chain)
  const kids = [again.root, ...again.qr(), again.seal.signer].map(({ kid }) => kid)
  expect(new Set(kids).size).toBe(4)
  for (const name of ['certificate-root.pem', 'qr-1.pem', 'qr-2.pem', 'seal.pem', 'seal-ca.pem'])
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  const [signer, ca] = seal.chain.map((der) => new X509Certificate(der))
  expect(signer!.verify(ca!.publicKey)).toBe(true)
  expect(ca!.ca).toBe(true)
})

test('half a seal in the settings is refused in one sentence', async () => {
  const settings = { CERT_ORGANISATION: 'X', CERT_SEAL_KEY_FILE: '/nowhere' }
  await expect(readSigningKeys({ folder, settings, now })).rejects.toThrow('belong together')
})
