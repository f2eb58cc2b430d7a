import { readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { ServerAccount } from './server-account.ts'

type ServerOptions = { data: string; binaries: PostgresBinaries; account: ServerAccount }

/** Port of the server that already runs on this data folder (left behind by a killed process), else undefined. */
export async function findRunningServer({ data }: Pick<ServerOptions, 'data'>): Promise<number | undefined> {
  const pidFile = join(data, 'postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  if (await isServerOf(data, pid)) {
    const port = Number(lines[3])
    return Number.isInteger(port) && port > 0 ? port : undefined
  }
  // After a power cut the number may belong to some other program of the same user, and PostgreSQL would refuse to start.
  await rm(pidFile, { force: true })
  return undefined
}

/** Starts the server on a free port of 127.0.0.1 and returns the port once it accepts connections. */
export async function startServer(options: ServerOptions & { durable: boolean }): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    try {
      await startOnPort(options, port)
      return port
    } catch (error) {
      // Workers of a server that was killed need a moment to notice; a port may be taken between choosing and using it.
      const passing = error instanceof Error && /pre-existing shared memory|could not bind/.test(error.message)
      if (!passing || attempt === 10) throw error
      await sleep(500)
    }
  }
}

/** Starts the server on the port it had. Rejects while what is left of the dead one is still ending. */
export async function restartServer(options: ServerOptions & { durable: boolean; port: number }): Promise<void> {
  if ((await findRunningServer(options)) === undefined) await startOnPort(options, options.port)
}

async function startOnPort(
  { data, binaries, account, durable }: ServerOptions & { durable: boolean },
  port: number,
): Promise<void> {
  const ours = { ...settings, unix_socket_directories: socketFolder(data, port) ?? '', port: String(port) }
  const options = Object.entries({ ...ours, ...(durable ? {} : throwAway) })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
  const log = join(data, 'startup.log')
  await rm(log, { force: true })
  const wait = ['--wait', '--timeout=60', '--log', log]
  try {
    await account.run(binaries.pgCtl, ['start', '--pgdata', data, ...wait, '-o', options])
  } catch (cause) {
    const said = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-6).join(' | ')
    throw new Error(`The built-in PostgreSQL did not start: ${said || 'no message'}`, { cause })
  }
}

/** Stops the server: sessions are ended, everything committed is on disk. */
export async function stopServer({ data, binaries, account }: ServerOptions): Promise<void> {
  await account.run(binaries.pgCtl, ['stop', '--pgdata', data, '--mode=fast', '--wait', '--timeout=30'])
}

// The longest name a socket may have is 103 bytes on macOS and 107 on Linux; the folder's name goes through a shell.
function socketFolder(data: string, port: number): string | undefined {
  if (process.platform === 'win32' || !/^[\w./-]+$/.test(data)) return undefined
  return join(data, socketName(port)).length > 103 ? undefined : data
}

const socketName = (port: number) => `.s.PGSQL.${port}`

/** Folder of the running server's Unix socket, which only who may read the cluster can enter; undefined where it has none. */
export async function findSocketFolder({ data, port }: { data: string; port: number }): Promise<string | undefined> {
  const isThere = await stat(join(data, socketName(port))).then(
    (found) => found.isSocket(),
    () => false,
  )
  return isThere ? data : undefined
}

const settings = {
  listen_addresses: '127.0.0.1',
  max_connections: '200',
  shared_buffers: '128MB',
  logging_collector: 'on',
  log_directory: 'log',
  // One file per weekday, overwritten a week later: the log cannot fill the disk.
  log_filename: 'server-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
}

const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

// On Linux the command line names our folder and is empty for a dead process nobody has collected yet.
async function isServerOf(data: string, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.split('\0').includes(data)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
