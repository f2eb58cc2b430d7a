// The image as `npm run image -- check` lends it: its files in a folder, and what its configuration says.
import { runOrThrow } from '@sac/scripts/process/run-program'

type ImageConfig = {
  User: string
  WorkingDir: string
  Env: string[]
  Cmd: string[]
  Healthcheck: { Test: string[] }
  Volumes: Record<string, unknown>
}

export type Image = { folder: string; config: ImageConfig; account: { uid: number; gid: number } }

/** Throws unless the command lent an image. */
export async function imageUnderTest(): Promise<Image> {
  const folder = process.env['SAC_IMAGE_FOLDER'] ?? ''
  const text = process.env['SAC_IMAGE_CONFIG'] ?? ''
  if (folder === '' || text === '')
    throw new Error('Run `npm run image -- check`: it builds the image these tests need.')
  const config = JSON.parse(text) as ImageConfig
  const id = async (flag: string) => Number((await runOrThrow('chroot', [folder, 'id', flag, config.User])).stdout)
  return { folder, config, account: { uid: await id('-u'), gid: await id('-g') } }
}
