// `npm run build`: builds the PWA into pwa/dist when its sources changed since the last build; `npm start` calls it first.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const stampFile = join(root, 'pwa/dist/.built-from')
const sources = [
  'pwa/{src,admin,c,inspect,public}/**/*',
  'pwa/*.{html,ts,json}',
  'contracts/src/**/*.ts',
  'package-lock.json',
]

async function stampOfSources(): Promise<string> {
  const hash = createHash('sha256')
  const paths: string[] = []
  for await (const entry of glob(sources, { cwd: root, withFileTypes: true }))
    if (entry.isFile() && !entry.name.includes('.test.')) paths.push(join(entry.parentPath, entry.name))
  for (const path of paths.toSorted()) hash.update(path.slice(root.length)).update(await readFile(path))
  return hash.digest('hex')
}

const stamp = await stampOfSources()
if ((await readFile(stampFile, 'utf8').catch(() => '')) !== stamp) {
  console.error('Building the app …')
  const vite = spawn('vite', ['build', '--logLevel', 'warn'], { cwd: join(root, 'pwa'), stdio: 'inherit' })
  const [code] = (await once(vite, 'exit')) as [number | null]
  if (code === 0) await writeFile(stampFile, stamp)
  else process.exitCode = 1
}
