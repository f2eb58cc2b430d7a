import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { withTemporaryFolder } from '../checkers/with-temporary-folder.ts'

/** The words of a PDF, as Poppler reads them. */
export function readText(pdf: Uint8Array): Promise<string> {
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'document.pdf')
    await writeFile(file, pdf)
    return (await runOrThrow('pdftotext', [file, '-'])).stdout.toString()
  })
}
