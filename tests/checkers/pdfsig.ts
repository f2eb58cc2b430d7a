import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow, runProgram } from '@sac/scripts/process/run-program'
import { demand, outsideProgram, versionOf } from './outside-program.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

export type PdfsigVerdict = {
  /** Signed bytes and signature agree. */
  valid: boolean
  /** Nothing was added after signing. */
  wholeDocument: boolean
  /** The signer's certificate leads to the given authority. */
  trusted: boolean
  /** All that pdfsig said. */
  text: string
}

export const pdfsig = outsideProgram({
  name: 'pdfsig (Poppler)',
  find: async () => {
    await versionOf({ program: 'certutil', args: ['-H'], debianPackage: 'libnss3-tools' })
    return versionOf({ program: 'pdfsig', args: ['-v'], debianPackage: 'poppler-utils' })
  },
})

/** What Poppler says of the signature of a PDF; `ca` is the PEM of the only authority it trusts. */
export async function checkWithPdfsig(pdf: Uint8Array, { ca }: { ca: string }): Promise<PdfsigVerdict> {
  await demand(pdfsig)
  return withTemporaryFolder(async (folder) => {
    const file = join(folder, 'document.pdf')
    await writeFile(file, pdf)
    const database = await makeTrustDatabase(folder, ca)
    const { stdout } = await runProgram('pdfsig', ['-nssdir', database, file])
    // The exit code says nothing; only the words do.
    const text = stdout.toString()
    return {
      valid: text.includes('Signature is Valid'),
      wholeDocument: /^\s*- Total document signed/m.test(text),
      trusted: text.includes('Certificate is Trusted'),
      text,
    }
  })
}

async function makeTrustDatabase(folder: string, ca: string): Promise<string> {
  const database = `sql:${join(folder, 'nss')}`
  const pem = join(folder, 'ca.pem')
  await mkdir(join(folder, 'nss'))
  await writeFile(pem, ca)
  await runOrThrow('certutil', ['-N', '-d', database, '--empty-password'])
  await runOrThrow('certutil', ['-A', '-d', database, '-n', 'authority', '-t', 'CT,C,C', '-i', pem])
  return database
}
