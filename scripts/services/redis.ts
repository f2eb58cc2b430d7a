import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { endProcess, isAlive } from '../process/end-process.ts'
import { freePorts } from '../process/free-ports.ts'
import { runProgram } from '../process/run-program.ts'
import { lastWordsOf, startDaemon } from '../process/start-daemon.ts'
import { waitUntilReady } from '../process/wait-until-ready.ts'
import { connectOnce } from './connect-once.ts'

export type RunningRedis = { url: string; version: string; pid: number; stop: () => Promise<void> }

type RedisOptions = { folder: string; port?: number; outlives?: boolean }

/** Starts a real Redis that keeps nothing on disk and waits until it answers PING. Throws one sentence when it is not installed. */
export async function startRedis({ folder, port, outlives = false }: RedisOptions): Promise<RunningRedis> {
  const version = await redisVersion()
  await mkdir(folder, { recursive: true })
  const listenPort = port ?? (await freePorts(1))[0] ?? 0
  const log = join(folder, 'server.log')
  const inMemory = ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--dir', folder]
  const pid = await startDaemon('redis-server', ['--port', String(listenPort), ...inMemory], { log, outlives })
  await waitUntilReady({
    what: 'Redis',
    timeoutMs: 120_000,
    probe: () => connectOnce({ host: '127.0.0.1', port: listenPort, says: 'PING\r\n', expects: '+PONG' }),
    isAlive: () => isAlive(pid),
    lastWords: () => lastWordsOf(log),
  })
  const url = `redis://127.0.0.1:${listenPort}`
  return { url, version, pid, stop: () => endProcess(pid, { signal: 'SIGTERM' }) }
}

async function redisVersion(): Promise<string> {
  const { code, stdout } = await runProgram('redis-server', ['--version'])
  if (code !== 0) throw new Error('Redis is missing: install it (Debian: apt-get install redis-server).')
  return /v=([\d.]+)/.exec(stdout.toString())?.[1] ?? 'unknown version'
}
