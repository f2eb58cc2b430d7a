// Lighthouse as it comes: mobile, simulated slow 4G, CPU ÷ 4. Kept outside our own dependencies: it brings a hundred packages.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { chromiumPath } from '@sac/scripts/testing/chromium'
import { fetchPeer } from '../../../bench/peers/fetch-peer.ts'

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const
/** Of 100. */
export type Scores = Record<(typeof categories)[number], number>

type Report = { categories: Record<string, { score: number | null }> }

export const fetchLighthouse = (): Promise<string> => fetchPeer('lighthouse', ['lighthouse@13.5.0'])

const tries = 3

/** One visit. What Lighthouse itself could not record (it says so now and then, and asks to be run again) is visited again. */
export async function lighthouse(folder: string, url: string): Promise<Scores> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await visit(folder, url)
    } catch (error) {
      if (attempt === tries || !String(error).includes('NO_NAVSTART')) throw error
    }
  }
}

async function visit(folder: string, url: string): Promise<Scores> {
  const out = await mkdtemp(join(tmpdir(), 'sac-lighthouse-'))
  const file = join(out, 'report.json')
  const flags = ['--headless=new', '--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  try {
    const cli = join(folder, 'node_modules/lighthouse/cli/index.js')
    const what = [`--only-categories=${categories.join(',')}`, '--output=json', `--output-path=${file}`, '--quiet']
    await runOrThrow(process.execPath, [cli, url, ...what, `--chrome-flags=${flags.join(' ')}`], {
      env: { ...process.env, CHROME_PATH: chromiumPath() ?? chromium.executablePath(), NO_UPDATE_NOTIFIER: '1' },
      timeoutMs: 120_000,
    })
    const report = JSON.parse(await readFile(file, 'utf8')) as Report
    const score = (name: string) => Math.round((report.categories[name]?.score ?? 0) * 100)
    return Object.fromEntries(categories.map((name) => [name, score(name)])) as Scores
  } finally {
    await rm(out, { recursive: true, force: true })
  }
}
