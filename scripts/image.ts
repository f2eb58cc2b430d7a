// `npm run image -- build | check`: the container image of docker-compose.yml without a Docker engine.
import { requirePrograms } from './image/buildah.ts'
import { type MadeImage, makeImage } from './image/make-image.ts'
import { withMountedImage } from './image/mounted-image.ts'
import { runStep } from './testing/run-step.ts'

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`.padStart(9)

async function build(): Promise<MadeImage> {
  const image = await makeImage()
  const { base, layers } = image
  for (const { bytes, madeBy } of layers)
    console.log(`${megabytes(bytes)}  ${madeBy.replace(/^\/bin\/sh -c (#\(nop\) )?/, '').slice(0, 60)}`)
  console.log(`${megabytes(layers.reduce((sum, { bytes }) => sum + bytes, 0))}  in all, unpacked`)
  console.log(`base image: ${base}`)
  return image
}

async function check(): Promise<number> {
  await requirePrograms('caddy')
  const { config } = await build()
  return withMountedImage(async (folder) => {
    const { failed } = await runStep({
      name: 'both processes from the files of the image',
      program: 'vitest',
      args: ['run', '--project', 'image', '--reporter=verbose'],
      env: { SAC_IMAGE_FOLDER: folder, SAC_IMAGE_CONFIG: JSON.stringify(config) },
      minutes: 10,
    })
    return failed.length === 0 ? 0 : 1
  })
}

const run = { build: () => build().then(() => 0), check }[process.argv[2] ?? '']
if (!run) console.error('usage: npm run image -- build | check')
try {
  process.exitCode = run ? await run() : 2
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
