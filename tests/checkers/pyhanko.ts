import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from '@sac/scripts/process/run-program'
import { fetchPythonTools } from '@sac/scripts/python/fetch-python-tools'
import { demand, outsideProgram } from './outside-program.ts'
import { withTemporaryFolder } from './with-temporary-folder.ts'

export type PyhankoVerdict = {
  /** pyHanko's own conclusion: cryptographically sound, trusted, and no forbidden change after signing. */
  valid: boolean
  text: string
}

export const pyhanko = outsideProgram({
  name: 'pyHanko',
  find: async () => {
    const { stdout } = await runProgram(join(await fetchPythonTools(), 'pyhanko'), ['--version'])
    return /\d+\.\d+(\.\d+)*/.exec(stdout.toString())?.[0] ?? 'unknown version'
  },
})

/** What pyHanko says of the signature of a PDF; `ca` is the PEM of the only authority it trusts. */
export async function checkWithPyhanko(pdf: Uint8Array, { ca }: { ca: string }): Promise<PyhankoVerdict> {
  await demand(pyhanko)
  const program = join(await fetchPythonTools(), 'pyhanko')
  return withTemporaryFolder(async (folder) => {
    const [file, authority] = [join(folder, 'document.pdf'), join(folder, 'ca.pem')]
    await Promise.all([writeFile(file, pdf), writeFile(authority, ca)])
    const only = ['--no-revocation-check', '--trust-replace', '--trust', authority]
    const args = ['sign', 'validate', '--pretty-print', ...only, file]
    const { code, stdout, stderr } = await runProgram(program, args, { cwd: folder })
    const text = `${stdout.toString()}${stderr}`.trim()
    return { valid: code === 0 && text.includes('The signature is judged VALID'), text }
  })
}
