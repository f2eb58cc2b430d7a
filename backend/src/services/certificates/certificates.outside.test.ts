// What any outsider can check about an issued certificate, with programs that are not ours.

import { createPublicKey } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { Sign1 } from '@auth0/cose'
import { longestPrefix } from '@sac/contracts/certificate/fit-claims'
import { fromDigits, toDigits } from '@sac/contracts/certificate/qr-digits'
import { uuidv7 } from '@sac/platform/ids'
import { checkCadesWithOpenssl, openssl } from '@sac/tests/checkers/openssl-cms'
import type { OutsideProgram } from '@sac/tests/checkers/outside-program'
import { detachFiles, pdfdetach } from '@sac/tests/checkers/pdfdetach'
import { checkWithPdfsig, pdfsig } from '@sac/tests/checkers/pdfsig'
import { checkWithPycose, pycose } from '@sac/tests/checkers/pycose'
import { checkWithPyhanko, pyhanko } from '@sac/tests/checkers/pyhanko'
import { checkStructureWithQpdf, qpdf } from '@sac/tests/checkers/qpdf'
import { pdftoppm, readQrFromPdf, zbarimg } from '@sac/tests/checkers/read-qr'
import { checkProfilesWithVerapdf, verapdf } from '@sac/tests/checkers/verapdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMonthReport } from './handlers/make-month-report.ts'
import { printMonthReport } from './handlers/print-month-report.ts'
import { toPem } from './keys/x509-certificates.ts'
import { renderMonth } from './month-paper/render-month.ts'
import { sealDocument } from './pdf/seal/seal-document.ts'
import { type CertificateRow, findCertificate } from './store/certificate-rows.ts'
import { findReport } from './store/month-rows.ts'
import { type OpenCertificates, openCertificates } from './testing/open-certificates.ts'
import { sampleMonth } from './testing/sample-month.ts'
import { failedReport, sampleReport } from './testing/sample-report.ts'

let service: OpenCertificates
let ca: string
const papers: Record<string, { row: CertificateRow; pdf: Buffer }> = {}

const reports = {
  pass: sampleReport({ centre: { id: 'c', station: 'S0142', name: 'Müller & Söhne <GmbH>', place: 'Ωμέγα Łódź' } }),
  fail: failedReport('dangerous', 60),
  french: { ...failedReport('major', 3), profileId: 'fr' },
  arabic: sampleReport({
    centre: { id: 'c', station: 'S0142', name: 'مركز الفحص الفني 12 (تونس)', place: 'تونس العاصمة' },
    remark: `محمد الهادي ${'W'.repeat(1000)} Ёжик`,
  }),
  refusal: sampleReport({
    outcome: { result: 'abandoned', minor: 0, major: 0, dangerous: 0 },
    abandoned: { code: 'breakdown', text: 'Clutch' },
  }),
}

beforeAll(async () => {
  service = await openCertificates()
  ca = toPem(service.deps.keys.seal.chain.at(-1)!)
  for (const [name, report] of Object.entries(reports)) {
    const certificateId = await service.issue({ ...report, inspectionId: uuidv7() })
    const row = (await findCertificate(service.deps.pool, { certificateId }))!
    papers[name] = { row, pdf: await buffer(await service.deps.blobs.read(row.pdfSha256!)) }
  }
})
afterAll(() => service.close())

/** The report of the month with all of them, as it is handed over. */
async function monthPaper() {
  const { deps } = service
  const { reportId } = await makeMonthReport(deps, { centreId: 'c', month: '2026-11', actorId: uuidv7() })
  await printMonthReport(deps, { reportId })
  const row = await findReport(deps.pool, { reportId })
  if (row?.paper.status !== 'made') throw new Error('the report has no paper')
  return { pdf: await buffer(await deps.blobs.read(row.paper.sha256)), csv: await deps.blobs.readAll(row.sha256) }
}

const paper = (name: keyof typeof reports) => papers[name]!

function testWith(programs: OutsideProgram[], law: string, body: () => Promise<void>): void {
  test(law, async (context) => {
    for (const { available } of programs) {
      const answer = await available()
      if (!answer.ok) context.skip(answer.reason)
    }
    await body()
  })
}

const altered = (pdf: Buffer): Buffer => {
  const copy = Buffer.from(pdf)
  const at = copy.indexOf('/Title')
  copy[at + 9] = (copy[at + 9] ?? 0) ^ 1
  return copy
}

testWith(
  [pdfsig],
  'pdfsig trusts the seal over the whole file and notices a changed byte and an addition',
  async () => {
    for (const name of ['pass', 'fail', 'arabic', 'refusal'] as const)
      expect(await checkWithPdfsig(paper(name).pdf, { ca })).toMatchObject({
        valid: true,
        wholeDocument: true,
        trusted: true,
      })
    const { pdf } = paper('pass')
    expect(await checkWithPdfsig(altered(pdf), { ca })).toMatchObject({ valid: false })
    expect(await checkWithPdfsig(Buffer.concat([pdf, Buffer.from('\n%\n')]), { ca })).toMatchObject({
      wholeDocument: false,
    })
  },
)

testWith([openssl], 'openssl verifies the seal as CAdES with a signing certificate and no signing time', async () => {
  expect(await checkCadesWithOpenssl(paper('pass').pdf, { ca })).toMatchObject({
    verified: true,
    hasSigningCertificateV2: true,
    hasSigningTime: false,
  })
  expect(await checkCadesWithOpenssl(altered(paper('pass').pdf), { ca })).toMatchObject({ verified: false })
})

testWith([pyhanko], 'pyHanko judges the seal valid', async () => {
  expect(await checkWithPyhanko(paper('pass').pdf, { ca })).toMatchObject({ valid: true })
  expect(await checkWithPyhanko(altered(paper('pass').pdf), { ca })).toMatchObject({ valid: false })
})

testWith([verapdf], 'every kind of paper is PDF/A-3a, PDF/A-3b and PDF/UA-1', async () => {
  const files = Object.fromEntries(Object.entries(papers).map(([name, { pdf }]) => [name, pdf]))
  const { chain, signer } = service.deps.keys.seal
  const long = await renderMonth(sampleMonth({ tests: 150, language: 'fr' }))
  files['month'] = (await monthPaper()).pdf
  files['long month'] = Buffer.from(await sealDocument(long, { chain, sign: signer.sign }))
  const verdicts = await checkProfilesWithVerapdf({ files })
  for (const name of Object.keys(files))
    for (const profile of ['3a', '3b', 'ua1'] as const)
      expect({ name, profile, ...verdicts[name]![profile] }).toEqual({ name, profile, compliant: true, failures: [] })
})

testWith(
  [pdfsig, qpdf, pdfdetach],
  'the report of a month is sealed as a whole, and its file comes out byte for byte',
  async () => {
    const { pdf, csv } = await monthPaper()
    expect(await checkWithPdfsig(pdf, { ca })).toMatchObject({ valid: true, wholeDocument: true, trusted: true })
    expect(await checkWithPdfsig(altered(pdf), { ca })).toMatchObject({ valid: false })
    expect(await checkStructureWithQpdf(pdf)).toMatchObject({ sound: true })
    const [attached, ...others] = await detachFiles(pdf)
    expect(others).toEqual([])
    expect(attached).toMatchObject({ name: 'c-2026-11-v1.csv' })
    expect(attached?.bytes.equals(csv)).toBe(true)
  },
)

testWith([qpdf], 'qpdf finds nothing wrong', async () => {
  for (const { pdf } of Object.values(papers)) expect(await checkStructureWithQpdf(pdf)).toMatchObject({ sound: true })
})

testWith([pdftoppm, zbarimg, pdfdetach], 'code, attachment and database hold the same signed bytes', async () => {
  for (const name of ['pass', 'fail', 'french', 'arabic'] as const) {
    const { row, pdf } = paper(name)
    const url = `https://verify.example/c#${toDigits(row.cose!)}`
    expect(await readQrFromPdf(pdf)).toEqual([url])
    expect(Buffer.from(fromDigits(url.split('#')[1]!)!).equals(row.cose!)).toBe(true)
    const [attached] = await detachFiles(pdf)
    expect(attached).toMatchObject({ name: 'certificate.cose' })
    expect(attached!.bytes.equals(row.cose!)).toBe(true)
  }
  expect(await readQrFromPdf(paper('refusal').pdf)).toEqual([])
  expect(await detachFiles(paper('refusal').pdf)).toEqual([])
})

testWith([pdftoppm, zbarimg], 'the longest of everything a device may begin is printed and read', async () => {
  const verifyBase = `https://${'v'.repeat(longestPrefix() - 'https:///c#'.length - 3)}.eu`
  const { deps } = service
  const { verifyBase: before } = deps
  const report = sampleReport({
    inspectionId: uuidv7(),
    centre: { id: 'c', station: 'ABCDEF', name: 'Longest', place: 'Lyon' },
    odometer: { value: 99_999_999, unit: 'mi', status: 'read' },
  })
  const vehicle = { ...report.vehicle, plate: `${'Ж'.repeat(5)}${'A'.repeat(10)}` }
  Object.assign(deps, { verifyBase })
  const certificateId = await service.issue({ ...report, vehicle })
  Object.assign(deps, { verifyBase: before })
  const row = await findCertificate(deps.pool, { certificateId })
  const pdf = await buffer(await deps.blobs.read(row?.pdfSha256 ?? ''))
  expect(await readQrFromPdf(pdf)).toEqual([`${verifyBase}/c#${toDigits(row?.cose ?? new Uint8Array())}`])
})

testWith([pycose], 'two other COSE libraries verify the signed bytes and refuse a flipped one', async () => {
  const { row } = paper('pass')
  const { jwk } = service.deps.keys.qr().find(({ kid }) => kid === row.kid)!
  const flipped = Buffer.from(row.cose!)
  flipped[100] = Number(flipped[100]) ^ 1
  expect(await checkWithPycose(row.cose!, jwk)).toMatchObject({ verified: true, kid: row.kid, algorithm: -7 })
  expect(await checkWithPycose(flipped, jwk)).toMatchObject({ verified: false })
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  const read = (cose: Uint8Array) =>
    Sign1.decode(cose)
      .verify(key)
      .then(
        () => true,
        () => false,
      )
  expect(await read(row.cose!)).toBe(true)
  expect(await read(flipped)).toBe(false)
})
