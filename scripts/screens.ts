// `npm run screens`: the journey through every screen in all its looks; leaves a picture of each in `screens/` for people to look at.
import { spawnSync } from 'node:child_process'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { rootFolder } from './project-folders.ts'

const folder = join(rootFolder, 'screens')

function run(program: string, args: string[]): number {
  const env = { ...process.env, SCREENS_FOLDER: folder }
  return spawnSync(program, args, { cwd: rootFolder, env, stdio: 'inherit' }).status ?? 1
}

await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
process.exitCode = run('node', ['scripts/build-pwa.ts']) || run('playwright', ['test', 'tests/e2e/screens'])
console.log(`Pictures: ${folder}`)
