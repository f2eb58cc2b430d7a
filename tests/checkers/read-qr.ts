import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow, runProgram } from '@sac/scripts/process/run-program'
import { demand, outsideProgram, versionOf } from './outside-program.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

export const pdftoppm = outsideProgram({
  name: 'pdftoppm (Poppler)',
  find: () => versionOf({ program: 'pdftoppm', args: ['-v'], debianPackage: 'poppler-utils' }),
})

export const zbarimg = outsideProgram({
  name: 'zbarimg',
  find: () => versionOf({ program: 'zbarimg', args: ['--version'], debianPackage: 'zbar-tools' }),
})

type Scan = { page?: number; dotsPerInch?: number }

/** Texts of the QR codes on one page (the first unless told), as a scanner reads them from the rendered page. */
export async function readQrFromPdf(pdf: Uint8Array, { page = 1, dotsPerInch = 150 }: Scan = {}): Promise<string[]> {
  const image = await renderPage(pdf, { page, dotsPerInch })
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'page.png')
    await writeFile(file, image)
    return readQrFromImage(file)
  })
}

/** One page as a grey PNG. */
export async function renderPage(pdf: Uint8Array, { page = 1, dotsPerInch = 150 }: Scan = {}): Promise<Buffer> {
  await demand(pdftoppm)
  const at = ['-r', String(dotsPerInch), '-f', String(page), '-l', String(page), '-singlefile']
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'document.pdf')
    await writeFile(file, pdf)
    return (await runOrThrow('pdftoppm', [...at, '-gray', '-png', file])).stdout
  })
}

/** Texts of the QR codes in an image file; none is an empty list. */
async function readQrFromImage(file: string): Promise<string[]> {
  await demand(zbarimg)
  const { code, stdout, stderr } = await runProgram('zbarimg', [
    '--quiet',
    '--raw',
    '-Sdisable',
    '-Sqrcode.enable',
    file,
  ])
  // 4 means: no code found.
  if (code !== 0 && code !== 4) throw new Error(`zbarimg ended with code ${code}: ${stderr}`)
  return stdout
    .toString()
    .split('\n')
    .filter((line) => line !== '')
}
