import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { cacheFolder } from '@sac/scripts/project-folders'

/** Installs a peer's packages once, outside our own dependencies, and returns the folder they lie in. Runs no install scripts. */
export async function fetchPeer(name: string, packages: readonly string[]): Promise<string> {
  const folder = join(cacheFolder, 'peers', `${name}-${packages.join('-').replaceAll(/[^a-z0-9.]+/g, '-')}`)
  const complete = join(folder, 'complete')
  if (
    await access(complete).then(
      () => true,
      () => false,
    )
  )
    return folder
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{"private":true}\n')
  await runOrThrow('npm', ['install', '--ignore-scripts', '--no-fund', '--no-audit', ...packages], {
    cwd: folder,
    timeoutMs: 300_000,
  })
  await writeFile(complete, '')
  return folder
}
