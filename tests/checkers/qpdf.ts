import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from '@sac/scripts/process/run-program'
import { demand, outsideProgram, versionOf } from './outside-program.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

export const qpdf = outsideProgram({
  name: 'qpdf --check',
  find: () => versionOf({ program: 'qpdf', args: ['--version'], debianPackage: 'qpdf' }),
})

/** Whether the file's structure is sound; a warning counts as not sound. `text` is what qpdf said. */
export async function checkStructureWithQpdf(pdf: Uint8Array): Promise<{ sound: boolean; text: string }> {
  await demand(qpdf)
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'document.pdf')
    await writeFile(file, pdf)
    const { code, stdout, stderr } = await runProgram('qpdf', ['--check', file])
    return { sound: code === 0, text: `${stdout.toString()}${stderr}`.trim() }
  })
}
