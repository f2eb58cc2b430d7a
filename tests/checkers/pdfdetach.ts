import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { demand, outsideProgram, versionOf } from './outside-program.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

export const pdfdetach = outsideProgram({
  name: 'pdfdetach (Poppler)',
  find: () => versionOf({ program: 'pdfdetach', args: ['-v'], debianPackage: 'poppler-utils' }),
})

/** The files attached to a PDF, in order, byte for byte. */
export async function detachFiles(pdf: Uint8Array): Promise<{ name: string; bytes: Buffer }[]> {
  await demand(pdfdetach)
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'document.pdf')
    await writeFile(file, pdf)
    const { stdout } = await runOrThrow('pdfdetach', ['-list', file])
    const names = [...stdout.toString().matchAll(/^(\d+): (.*)$/gm)]
    return Promise.all(
      names.map(async ([, number = '', name = '']) => {
        const out = join(folder, `attachment-${number}`)
        await runOrThrow('pdfdetach', ['-save', number, '-o', out, file])
        return { name, bytes: await readFile(out) }
      }),
    )
  })
}
