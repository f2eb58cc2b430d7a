import { buildah } from './buildah.ts'
import { imageName } from './make-image.ts'

/** Lends the image's files as a folder for as long as `use` takes. */
export async function withMountedImage<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const container = await buildah(['from', '--pull-never', imageName])
  try {
    return await use(await buildah(['mount', container]))
  } finally {
    await buildah(['rm', container])
  }
}
