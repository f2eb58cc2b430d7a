// Outcome → signed, tagged PDF/A-3a on disk, against the same page by raw pdfkit, unsigned and untagged, on disk.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSigningKeys } from '@sac/backend/services/certificates/keys/read-signing-keys'
import { renderDocument } from '@sac/backend/services/certificates/pdf/render-document'
import { sealDocument } from '@sac/backend/services/certificates/pdf/seal/seal-document'
import { sampleDocument } from '@sac/backend/services/certificates/testing/sample-document'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import { pdftoppm, renderPage } from '@sac/tests/checkers/read-qr'
import { drawRaw } from './certificate/raw-pdfkit.ts'
import { type Drawing, recordDrawing } from './certificate/record-drawing.ts'
import type { Benchmark } from './harness/benchmark.ts'
import { type Figures, medianOf, readable, runRounds } from './harness/run-rounds.ts'

const target = 0.8
const documentsPerRound = 40

/** Every document is another one, so that storing it is real work: the instant of issue differs. */
const nthDocument = (n: number) =>
  sampleDocument({ issuedAt: new Date(Date.UTC(2026, 10, 23) + n * 1_000).toISOString() })

export const certificate: Benchmark = {
  defaultRounds: 7,
  run: async ({ rounds, said }) => {
    const folder = await mkdtemp(join(tmpdir(), 'sac-bench-certificate-'))
    try {
      const work = await prepare(folder)
      await requireSamePage(work.drawing, said)
      const contenders = [
        { name: 'ours', run: () => measure(work.ours, documentsPerRound) },
        { name: 'raw pdfkit', run: () => measure(work.raw, documentsPerRound) },
      ]
      for (const { run } of contenders) await run()
      const results = await runRounds(contenders, { rounds, said })
      const cpu = (name: string) => medianOf(results, name, 'CPU ms')
      const ratio = cpu('raw pdfkit') / cpu('ours')
      said(`ours / raw pdfkit, documents per CPU second: ${readable(ratio)} (target ≥ ${target})`)
      await sayGrowth(work.ours, said)
      return { reached: ratio >= target }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function prepare(folder: string) {
  const settings = { CERT_ORGANISATION: 'Benchmark Centre' }
  const { seal } = await readSigningKeys({ folder, settings, now: new Date('2026-11-01T00:00:00Z') })
  const blobs = await createFileBlobs({ folder: join(folder, 'blobs') })
  const drawing = await recordDrawing(() => renderDocument(nthDocument(0)))
  let stored = 0
  const ours = async () => {
    stored += 1
    const rendered = await renderDocument(nthDocument(stored))
    await blobs.put(await sealDocument(rendered, { chain: seal.chain, sign: seal.signer.sign }))
  }
  const raw = async () => {
    stored += 1
    const plain = await drawRaw(drawing)
    await blobs.put(Buffer.concat([plain, Buffer.from(`% ${stored}\n`)]))
  }
  return { drawing, ours, raw }
}

async function requireSamePage(drawing: Drawing, said: (line: string) => void): Promise<void> {
  const available = await pdftoppm.available()
  if (!available.ok) {
    said(`The two pages were not compared: ${available.reason}`)
    return
  }
  const pages = await Promise.all(
    [renderDocument(nthDocument(0)), drawRaw(drawing)].map(async (pdf) => renderPage(await pdf)),
  )
  const [mine, raw] = pages
  if (!mine || !raw || !mine.equals(raw))
    throw new Error('The raw page does not look like ours; the comparison would be false.')
  said('both pages look the same, pixel by pixel')
}

async function measure(make: () => Promise<void>, documents: number): Promise<Figures> {
  const started = performance.now()
  const before = process.cpuUsage()
  for (let n = 0; n < documents; n += 1) await make()
  const { user, system } = process.cpuUsage(before)
  return { 'CPU ms': (user + system) / 1_000 / documents, 'wall ms': (performance.now() - started) / documents }
}

async function sayGrowth(make: () => Promise<void>, said: (line: string) => void): Promise<void> {
  const costs: string[] = []
  for (const documents of [1, 10, 100]) {
    const { 'CPU ms': cpu = Number.NaN } = await measure(make, documents)
    costs.push(`${documents} × ${readable(cpu)} ms`)
  }
  said(`growth, CPU for each document: ${costs.join(' · ')}`)
}
