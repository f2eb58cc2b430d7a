import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Builds the verify page into a folder of its own, so that nobody else's build is disturbed. */
export const buildVerifyPage = async () => {
  const dist = await mkdtemp(join(tmpdir(), 'verify-'))
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const build = [vite, 'build', '-c', 'vite.verify.config.ts', '--outDir', dist]
  await promisify(execFile)(process.execPath, build, { cwd: join(root, 'pwa') })
  return { dist, remove: () => rm(dist, { recursive: true }) }
}
