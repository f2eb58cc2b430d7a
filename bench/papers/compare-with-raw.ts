// Our papers on disk against the same pages by raw pdfkit, untagged and with nothing attached, on disk.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createFileBlobs } from '@sac/platform/blobs/create-file-blobs'
import { pdftoppm, renderPage } from '@sac/tests/checkers/read-qr'
import { drawRaw } from '../certificate/raw-pdfkit.ts'
import { type Drawing, recordDrawing } from '../certificate/record-drawing.ts'
import type { Benchmark } from '../harness/benchmark.ts'
import { type Figures, medianOf, readable, runRounds } from '../harness/run-rounds.ts'

type Papers = {
  /** The pages of the `n`th paper; another one for every `n`. */
  draw: (n: number) => Promise<Uint8Array>
  /** What is done to them before they are stored. */
  finish: (rendered: Uint8Array) => Promise<Uint8Array>
}

type Comparison = {
  /** Our papers of a CPU second for each raw one. */
  target: number
  /** `folder` may be used for keys. */
  open: (folder: string) => Promise<Papers>
}

const documentsPerRound = 40

export const compareWithRaw = ({ target, open }: Comparison): Benchmark => ({
  defaultRounds: 7,
  run: async ({ rounds, said }) => {
    const folder = await mkdtemp(join(tmpdir(), 'sac-bench-papers-'))
    try {
      const papers = await open(folder)
      const { drawings, ours, raw } = await prepare(folder, papers)
      await requireSamePages(papers, drawings, said)
      const contenders = [
        { name: 'ours', run: () => measure(ours(documentsPerRound)) },
        { name: 'raw pdfkit', run: () => measure(raw(documentsPerRound)) },
      ]
      for (const { run } of contenders) await run()
      const results = await runRounds(contenders, { rounds, said })
      const cpu = (name: string) => medianOf(results, name, 'CPU ms')
      const ratio = cpu('raw pdfkit') / cpu('ours')
      said(`ours / raw pdfkit, documents per CPU second: ${readable(ratio)} (target ≥ ${target})`)
      await sayGrowth(ours, said)
      return { reached: ratio >= target }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

type Work = readonly (() => Promise<unknown>)[]

/**
 * Both sides' work, document by document. Raw pdfkit keeps nothing between documents and gets the same drawings every round;
 * ours, which remembers words, never sees a document twice and none of those that were drawn.
 */
async function prepare(folder: string, { draw, finish }: Papers) {
  const blobs = await createFileBlobs({ folder: join(folder, 'blobs') })
  const drawings: Drawing[] = []
  for (let n = 0; n < documentsPerRound; n += 1) drawings.push(await recordDrawing(() => draw(n)))
  let made = documentsPerRound
  const ours = (count: number): Work =>
    Array.from({ length: count }, () => {
      const n = made++
      return async () => blobs.put(await finish(await draw(n)))
    })
  const raw = (count: number): Work =>
    drawings.slice(0, count).map((drawing) => {
      const difference = Buffer.from(`% ${made++}\n`)
      return async () => blobs.put(Buffer.concat([await drawRaw(drawing), difference]))
    })
  return { drawings, ours, raw }
}

async function requireSamePages(
  { draw }: Papers,
  drawings: readonly Drawing[],
  said: (line: string) => void,
): Promise<void> {
  const available = await pdftoppm.available()
  if (!available.ok) {
    said(`The pages were not compared: ${available.reason}`)
    return
  }
  for (const [n, drawing] of drawings.entries()) {
    const pages = [draw(n), drawRaw(drawing)].map(async (pdf) => renderPage(await pdf))
    const [mine, raw] = await Promise.all(pages)
    if (!mine || !raw || !mine.equals(raw))
      throw new Error('A raw page does not look like ours; the comparison would be false.')
  }
  said(`${drawings.length} pages of each look the same, pixel by pixel`)
}

async function measure(work: Work): Promise<Figures> {
  const started = performance.now()
  const before = process.cpuUsage()
  for (const make of work) await make()
  const { user, system } = process.cpuUsage(before)
  return { 'CPU ms': (user + system) / 1_000 / work.length, 'wall ms': (performance.now() - started) / work.length }
}

async function sayGrowth(ours: (count: number) => Work, said: (line: string) => void): Promise<void> {
  const costs: string[] = []
  for (const documents of [1, 10, 100]) {
    const { 'CPU ms': cpu = Number.NaN } = await measure(ours(documents))
    costs.push(`${documents} × ${readable(cpu)} ms`)
  }
  said(`growth, CPU for each document: ${costs.join(' · ')}`)
}
