// Buildah with a store of its own under .cache, in the one form that needs neither a daemon nor a container runtime.
import { join } from 'node:path'
import { runOrThrow, runProgram } from '../process/run-program.ts'
import { cacheFolder } from '../project-folders.ts'

const store = join(cacheFolder, 'image/store')
const stored = ['--root', store, '--runroot', join(cacheFolder, 'image/run')]
// STORAGE_DRIVER=vfs is slower and works where folders cannot be laid over each other.
const driver = ['--storage-driver', process.env['STORAGE_DRIVER'] ?? 'overlay']

const minutes = 60_000

/** Standard output of one buildah command, trimmed. Throws its last words when it fails. */
export async function buildah(args: readonly string[]): Promise<string> {
  const { stdout } = await runOrThrow('buildah', [...driver, ...stored, ...args], { timeoutMs: 15 * minutes })
  return stdout.toString().trim()
}

export async function hasImage(name: string): Promise<boolean> {
  const { code } = await runProgram('buildah', [...driver, ...stored, 'inspect', '--type', 'image', name])
  return code === 0
}

/** What an image says of itself: sizes of its layers, who made them, how it is run. */
export type Description = {
  author: string
  layers: { bytes: number; madeBy: string }[]
  /** As Docker keeps it: User, WorkingDir, Env, Cmd, Healthcheck … */
  config: Record<string, unknown>
}

type Inspected = {
  OCIv1: { author?: string; history: { created_by: string; empty_layer?: boolean }[] }
  Docker: { config: Record<string, unknown> }
  Manifest: string
}

export async function describeImage(name: string): Promise<Description> {
  const { OCIv1, Docker, Manifest } = JSON.parse(await buildah(['inspect', '--type', 'image', name])) as Inspected
  const { layers } = JSON.parse(Manifest) as { layers: { size: number }[] }
  const makers = OCIv1.history.filter(({ empty_layer: empty }) => !empty)
  return {
    author: OCIv1.author ?? '',
    layers: layers.map(({ size }, at) => ({ bytes: size, madeBy: makers[at]?.created_by ?? '' })),
    config: Docker.config,
  }
}

/** Builds `context` by its Dockerfile and names the image; `more` are further options. */
export async function buildImage(
  { name, dockerfile, context }: { name: string; dockerfile: string; context: string },
  more: readonly string[] = [],
): Promise<void> {
  // The docker format is the one that keeps HEALTHCHECK.
  const form = ['--isolation', 'chroot', '--format', 'docker', '--layers', '--pull-never']
  await buildah(['bud', ...form, ...more, '--file', dockerfile, '--tag', name, context])
}

/** Throws one sentence that names what this machine lacks. */
export async function requirePrograms(...programs: string[]): Promise<void> {
  if (process.getuid?.() !== 0)
    throw new Error('Images are built here by root only: mounts and changes of user need it.')
  const missing: string[] = []
  for (const program of programs)
    if ((await runProgram('sh', ['-c', `command -v ${program}`])).code !== 0) missing.push(program)
  if (missing.length > 0)
    throw new Error(`Missing: ${missing.join(', ')}. Debian: apt-get install ${missing.join(' ')}.`)
}
