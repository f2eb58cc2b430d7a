// Compresses what is built once and hard: how long a phone waits is then no matter of the server's haste.
import { glob, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'
import { onceWritten } from './once-written.ts'

const texts = '**/*.{js,mjs,css,json,svg,webmanifest,wasm}'
/** Below it an answer fits one packet either way. */
const smallest = 1024
/** Above it the last twentieth costs seconds of every build. */
const large = 500_000

const asBrotli = (bytes: Buffer) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.length > large ? 9 : constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
const asGzip = (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION })

/** Lays `<file>.br` and `<file>.gz` beside each built text. Pages are filled in by the server. */
export const compressFiles = (): Plugin =>
  onceWritten('compress-files', async (outDir) => {
    for await (const path of glob(texts, { cwd: outDir })) await compressFile(join(outDir, path))
  })

async function compressFile(path: string): Promise<void> {
  const bytes = await readFile(path)
  if (bytes.length < smallest) return
  const [br, gz] = await Promise.all([asBrotli(bytes), asGzip(bytes)])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}
