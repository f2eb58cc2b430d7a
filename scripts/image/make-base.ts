// A stand-in for the official base image where no registry of images can be reached: Debian's own packages, the Node of
// the npm package `node`, npm, and the user `node` with number 1000. Same name, same shape, not the same bytes.
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { runOrThrow } from '../process/run-program.ts'
import { cacheFolder, rootFolder } from '../project-folders.ts'
import { buildImage, describeImage, hasImage, requirePrograms } from './buildah.ts'

const baseName = 'docker.io/library/node:24-bookworm-slim'

const standIn = 'stand-in'

const recipe = `FROM scratch
ADD debian.tar /
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \\
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx \\
 && groupadd --gid 1000 node \\
 && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
MAINTAINER ${standIn}
CMD ["node"]
`

/** Makes the stand-in unless an image of that name is there. Returns where the base comes from, for the report. */
export async function ensureBase(): Promise<string> {
  if (!(await hasImage(baseName))) await makeStandIn()
  const { author } = await describeImage(baseName)
  return author === standIn ? 'a stand-in made on this machine' : 'pulled'
}

/** The npm this was started by: where that of the machine lies depends on whose Node is asked. */
function ownNpm(): string {
  const program = process.env['npm_execpath']
  if (program === undefined) throw new Error('Start it by `npm run image -- check`.')
  return join(dirname(program), '..')
}

async function makeStandIn(): Promise<void> {
  await requirePrograms('mmdebstrap')
  const folder = join(cacheFolder, 'image/base')
  await mkdir(folder, { recursive: true })
  const excluded = ['man', 'doc', 'locale', 'info'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`)
  const debian = ['--variant=minbase', '--include=ca-certificates', ...excluded, 'bookworm', join(folder, 'debian.tar')]
  await runOrThrow('mmdebstrap', debian, { timeoutMs: 10 * 60_000 })
  await cp(join(rootFolder, 'node_modules/node/bin/node'), join(folder, 'node'))
  await cp(ownNpm(), join(folder, 'npm'), { recursive: true })
  const dockerfile = join(folder, 'Dockerfile')
  await writeFile(dockerfile, recipe)
  await buildImage({ name: baseName, dockerfile, context: folder })
}
