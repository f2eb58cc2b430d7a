import { join } from 'node:path'

/** The repository's root folder. */
export const rootFolder = join(import.meta.dirname, '..')

/** Everything that can be fetched or made again lives here; ignored by git. */
export const cacheFolder = join(rootFolder, '.cache')
