import { createHash } from 'node:crypto'
import { inflateStreams } from '@sac/platform/pdf/testing/inflate-streams'
import { printedText } from '@sac/platform/pdf/testing/printed-text'
import { expect, test } from 'vitest'
import { sampleDocument } from '../testing/sample-document.ts'
import { failedReport, sampleReport } from '../testing/sample-report.ts'
import { renderDocument } from './render-document.ts'
import { resultColours } from './result-colours.ts'

const contentOf = (pdf: Uint8Array) =>
  inflateStreams(pdf)
    .streams.map((stream) => stream.toString('latin1'))
    .join('\n')
const pagesOf = (pdf: Uint8Array) =>
  Number(/\/Type \/Pages\s+\/Count (\d+)/.exec(Buffer.from(pdf).toString('latin1'))?.[1])

/** The operators pdfkit writes for a fill colour. */
const fillOf = (hex: string) => {
  const parts = [1, 3, 5].map((at) => String(Number.parseInt(hex.slice(at, at + 2), 16) / 255).slice(0, 6))
  return new RegExp(`${parts.join('\\d* ')}\\d* scn`)
}

test('equal input gives equal bytes, and those bytes are known', async () => {
  const [first, second] = await Promise.all([renderDocument(sampleDocument()), renderDocument(sampleDocument())])
  expect(Buffer.compare(first, second)).toBe(0)
  const { streams, rest } = inflateStreams(first)
  const hash = createHash('sha256').update(rest)
  for (const stream of streams) hash.update(stream)
  // Changes only when the layout, the fonts or pdfkit change: look at the page before accepting a new value.
  expect(hash.digest('hex')).toMatchInlineSnapshot(`"16e19e1af3d598bd06fc54fe63a2b899c8a7e5b2eed0924c60135480cb390e6e"`)
})

const fontFilesOf = (pdf: Uint8Array) =>
  inflateStreams(pdf).streams.filter((stream) => stream.toString('latin1', 0, 4) === 'true')

test('documents of a language carry the same font files, and a letter beyond its alphabet adds to them', async () => {
  const other = sampleReport({
    vehicle: { ...sampleReport().vehicle, vin: 'VF1BZAJ0H48XXXXXX', make: 'Fiat', model: 'Qubo' },
  })
  const greek = sampleReport({ centre: { ...sampleReport().centre, place: '\u0391\u03b8\u03ae\u03bd\u03b1' } })
  const [plain, same, more] = await Promise.all(
    [sampleReport({ centre: other.centre }), other, greek].map(async (report) =>
      fontFilesOf(
        await renderDocument(sampleDocument({ report: { ...report, centre: { ...report.centre, name: 'Centre' } } })),
      ),
    ),
  )
  expect(plain).toHaveLength(2)
  expect(same).toEqual(plain)
  expect(more![0]!.length).toBeGreaterThan(plain![0]!.length)
})

test('another date, photo or language gives other bytes', async () => {
  const plain = await renderDocument(sampleDocument())
  const french = await renderDocument(sampleDocument({ language: 'fr' }))
  const later = await renderDocument(sampleDocument({ issuedAt: '2026-11-23T11:00:01.000Z' }))
  for (const other of [french, later]) expect(Buffer.compare(plain, other)).not.toBe(0)
})

test('a passed test is green and a failed one red without any green', async () => {
  const passed = contentOf(await renderDocument(sampleDocument()))
  expect(fillOf(resultColours.pass).test(passed)).toBe(true)
  for (const severity of ['major', 'dangerous'] as const) {
    const failed = contentOf(await renderDocument(sampleDocument({ report: failedReport(severity) })))
    expect(fillOf(severity === 'major' ? resultColours.fail : resultColours.dangerous).test(failed)).toBe(true)
    expect(fillOf(resultColours.pass).test(failed)).toBe(false)
  }
})

test('long findings flow to further pages', async () => {
  expect(pagesOf(await renderDocument(sampleDocument()))).toBe(1)
  const many = await renderDocument(sampleDocument({ report: failedReport('major', 60) }))
  expect(pagesOf(many)).toBe(3)
})

test('a cell taller than a page is continued, and so are names of a thousand letters', async () => {
  const report = failedReport('major', 2)
  const [first, second] = report.deficiencies
  const tall = sampleReport({
    ...report,
    centre: { ...report.centre, name: 'W'.repeat(1000), place: 'م'.repeat(1000) },
    deficiencies: [{ ...first!, note: 'word '.repeat(1500) }, second!],
    remark: 'x\n'.repeat(120),
  })
  const pdf = await renderDocument(sampleDocument({ report: tall }))
  expect(pagesOf(pdf)).toBeGreaterThan(3)
  expect(pagesOf(pdf)).toBeLessThan(12)
})

test('markup in names cannot break the metadata', async () => {
  const report = sampleReport()
  const pdf = await renderDocument(
    sampleDocument({ report: { ...report, centre: { ...report.centre, name: 'A & B <GmbH> "x"' } } }),
  )
  expect(Buffer.from(pdf).toString('utf8')).toContain('A &amp; B &lt;GmbH&gt; &quot;x&quot;')
})

test('a character no font has is refused before anything is drawn', async () => {
  const report = sampleReport({ remark: 'seen by 漢' })
  await expect(renderDocument(sampleDocument({ report }))).rejects.toMatchObject({
    name: 'GlyphMissingError',
    characters: ['漢'],
  })
})

test('a refusal carries neither a number nor signed bytes', async () => {
  const report = sampleReport({
    outcome: { result: 'abandoned', minor: 0, major: 0, dangerous: 0 },
    abandoned: { code: 'unsafe-to-test', text: 'Fuel leak' },
  })
  const pdf = Buffer.from(await renderDocument(sampleDocument({ report, issue: null }))).toString('latin1')
  expect(pdf).not.toContain('certificate.cose')
  expect(pdf).not.toContain('S0142-26')
})

test('a refusal says nothing of deficiencies, for nobody looked for any', async () => {
  const report = sampleReport({
    outcome: { result: 'abandoned', minor: 0, major: 0, dangerous: 0 },
    abandoned: { code: 'unsafe-to-test', text: 'Fuel leak' },
  })
  const text = printedText(await renderDocument(sampleDocument({ report, issue: null })))
  expect(text).toContain('TEST NOT CARRIED OUT')
  expect(text).toContain('Fuel leak')
  expect(text).not.toContain('eficienc')
  expect(printedText(await renderDocument(sampleDocument()))).toContain('No deficiencies were found.')
})

test('without a VIN the paper asks nobody to type its end', async () => {
  const report = failedReport('major', 60)
  const text = printedText(
    await renderDocument(sampleDocument({ report: { ...report, vehicle: { ...report.vehicle, vin: '' } } })),
  )
  expect(text).toContain('Check this document: scan the code.')
  expect(text).not.toMatch(/the VIN|VIN\u00A0|VIN$/m)
})

test('the head of every further page names the paper, its number and the vehicle, and the table its columns', async () => {
  const text = printedText(await renderDocument(sampleDocument({ report: failedReport('major', 60) })))
  expect(text.match(/^Roadworthiness test report .* S0142-26-000113-P .* VIN\u00A0WVWZZZ1KZAW123458$/gm)).toHaveLength(
    2,
  )
  expect(text.match(/^Where, note$/gm)).toHaveLength(2)
  expect(text.match(/^5\.2\.3\.e\.\d+$/gm)).toHaveLength(60)
})

test('the code is never cut at the foot of a page, however long what stands above it', async () => {
  for (let letters = 0; letters <= 12_000; letters += 1_000) {
    const report = sampleReport({ revision: 2, revisionReason: 'plate '.repeat(letters / 6) })
    const pdf = Buffer.from(await renderDocument(sampleDocument({ report }))).toString('latin1')
    const [, bottom] = /\/Alt \(QR[^]*?\/BBox \[\S+ (\S+) /.exec(pdf) ?? []
    expect(Number(bottom)).toBeGreaterThanOrEqual(58)
  }
})

/** The beginning and the end of a JPEG of one point. */
const jpegOf = (colours: number) => {
  const components = '011100'.repeat(colours)
  const frame = `ffc000${(8 + 3 * colours).toString(16).padStart(2, '0')}0800010001${colours.toString(16).padStart(2, '0')}`
  return Uint8Array.from(Buffer.from(`ffd8${frame}${components}ffda0008010100003f00d2cf20ffd9`, 'hex'))
}
const drawnWith = async (photo: Uint8Array) =>
  Buffer.from(await renderDocument(sampleDocument({ photo }))).toString('latin1')

test('a photo of four colours travels as an attachment instead of a picture', async () => {
  expect(await drawnWith(jpegOf(3))).not.toContain('(photo.jpg)')
  expect(await drawnWith(jpegOf(4))).toContain('(photo.jpg)')
})

test('what is no JPEG is neither drawn nor attached, and costs nothing', async () => {
  const hungry = Buffer.from('89504e470d0a1a0afffffff049484452' + '00'.repeat(44), 'hex')
  const without = Buffer.from(await renderDocument(sampleDocument())).toString('latin1')
  for (const photo of [Uint8Array.of(1, 2, 3), hungry, new Uint8Array()]) expect(await drawnWith(photo)).toBe(without)
})
