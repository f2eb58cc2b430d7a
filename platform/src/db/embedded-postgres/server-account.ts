import { execFile } from 'node:child_process'
import { chown, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresBinaries } from './postgres-binaries.ts'

const exec = promisify(execFile)

/** How PostgreSQL programs are run: as ourselves, or, since PostgreSQL refuses to run as root, as the user `postgres`. */
export type ServerAccount = {
  run: (program: string, args: readonly string[]) => Promise<string>
  own: (path: string) => Promise<void>
}

const environment = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' }

/** `folder` is where the cluster will live; needed to see whether the user `postgres` can reach it. */
export async function findServerAccount(folder: string, binaries: PostgresBinaries): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return { run: runAs({}), own: () => Promise.resolve() }
  const ids = await postgresUser()
  const reachable = (await reachableByAll(folder)) && (await reachableByAll(binaries.postgres))
  return { run: reachable ? runAs(ids) : runWithReach(ids), own: (path) => chown(path, ids.uid, ids.gid) }
}

type Ids = { uid: number; gid: number }

function runAs(ids: Partial<Ids>) {
  return async (program: string, args: readonly string[]) =>
    (await exec(program, [...args], { ...ids, env: environment, cwd: '/' })).stdout
}

// The checkout or the data folder lies below a folder only root may enter (/root): keep that one capability, nothing else.
function runWithReach({ uid, gid }: Ids) {
  const become = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
  ]
  return async (program: string, args: readonly string[]) => {
    try {
      return (await exec('setpriv', [...become, program, ...args], { env: environment, cwd: '/' })).stdout
    } catch (cause) {
      if (!(cause instanceof Error) || !('code' in cause) || cause.code !== 'ENOENT') throw cause
      throw new Error('PostgreSQL does not run as root: start as an ordinary user, or set DATABASE_URL to a server.', {
        cause,
      })
    }
  }
}

async function postgresUser(): Promise<Ids> {
  try {
    return await idsOf('postgres')
  } catch {
    await exec('groupadd', ['--system', '--force', 'postgres'])
    await exec('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
    return idsOf('postgres')
  }
}

async function idsOf(user: string): Promise<Ids> {
  const [uid, gid] = await Promise.all([exec('id', ['-u', user]), exec('id', ['-g', user])])
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

async function reachableByAll(path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}
