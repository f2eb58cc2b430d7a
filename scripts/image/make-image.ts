import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runOrThrow } from '../process/run-program.ts'
import { rootFolder } from '../project-folders.ts'
import { buildImage, type Description, describeImage, requirePrograms } from './buildah.ts'
import { ensureBase } from './make-base.ts'

export const imageName = 'localhost/smartautocheck:local'

export type MadeImage = Description & {
  /** Where the base image comes from. */
  base: string
}

/** Builds deploy/Dockerfile as it is. Throws one sentence when the machine cannot. */
export async function makeImage(): Promise<MadeImage> {
  await requirePrograms('buildah')
  const base = await ensureBase()
  const dockerfile = join(rootFolder, 'deploy/Dockerfile')
  const ignore = ['--ignorefile', `${dockerfile}.dockerignore`]
  const network = ['--network', 'host', ...(await npmOfThisMachine())]
  await buildImage({ name: imageName, dockerfile, context: rootFolder }, [...ignore, ...network])
  return { base, ...(await describeImage(imageName)) }
}

const npmConfig = async (name: string) => (await runOrThrow('npm', ['config', 'get', name])).stdout.toString().trim()

// How npm reaches its registry is this machine's business: its configuration, cache and authorities are mounted while the
// build runs and are never part of an image.
async function npmOfThisMachine(): Promise<string[]> {
  const authorities = await npmConfig('cafile')
  const mounts = [
    [await npmConfig('globalconfig'), '/usr/local/etc/npmrc', 'ro'],
    [await npmConfig('userconfig'), '/root/.npmrc', 'ro'],
    [authorities, authorities, 'ro'],
    [await npmConfig('cache'), '/root/.npm', 'rw'],
  ]
  return mounts.flatMap(([from = '', ...to]) => (existsSync(from) ? ['--volume', [from, ...to].join(':')] : []))
}
