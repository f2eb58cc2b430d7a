import { access, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrThrow, runProgram } from '../process/run-program.ts'
import { withFileLock } from '../process/with-file-lock.ts'
import { cacheFolder } from '../project-folders.ts'

// pycose 1.1 does not read what cbor2 6 decodes, so cbor2 stays at 5.
const packages = ['pyHanko==0.38.0', 'pyhanko-cli==0.6.0', 'pycose==1.1.0', 'cbor2==5.6.5', 'schemathesis==4.32.5']

/**
 * Folder with the programs of a private Python environment that holds the independent checkers; made once.
 * Throws one sentence when Python, its venv module or a package cannot be had.
 */
export async function fetchPythonTools(): Promise<string> {
  const folder = join(cacheFolder, 'python')
  const complete = join(folder, `complete-${packages.join('-')}`)
  if (!(await exists(complete))) {
    await mkdir(cacheFolder, { recursive: true })
    await withFileLock(`${folder}.lock`, async () => {
      if (!(await exists(complete))) await create(folder, complete)
    })
  }
  return join(folder, 'bin')
}

async function create(folder: string, complete: string): Promise<void> {
  await requirePython()
  await rm(folder, { recursive: true, force: true })
  try {
    await runOrThrow('python3', ['-m', 'venv', folder])
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '5', ...packages]
    await runOrThrow(join(folder, 'bin', 'python'), install, { timeoutMs: 300_000 })
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : ''
    throw new Error(`The Python checkers (${packages.join(', ')}) could not be installed: ${said}`, { cause })
  }
  await writeFile(complete, '')
}

async function requirePython(): Promise<void> {
  const { code } = await runProgram('python3', ['-c', 'import venv, ensurepip'])
  if (code === 0) return
  throw new Error(
    'The Python checkers need python3 with venv, which is missing: install it (Debian: apt-get install python3-venv).',
  )
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
