// Starts the real product as its user does, in a process of its own, and can end it as hard as a power cut would.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from '@sac/scripts/process/free-ports'
import packageFile from '../../package.json' with { type: 'json' }
import { longPatienceMs } from './patience.ts'
import { copyPrepared } from './prepared-installation.ts'

const root = join(import.meta.dirname, '../..')
// What follows the build in `npm start`, unless the same is asked of another form of the product.
const [, ...usual] = packageFile.scripts.start.split('&& ').at(-1)?.split(' ') ?? []
const startArguments = process.env['PRODUCT_ENTRY'] === undefined ? usual : [process.env['PRODUCT_ENTRY']]

export type Stack = {
  url: string
  /** Of the process that runs now. */
  pid: () => number
  /** SIGKILL, as a crash. */
  kill: () => Promise<void>
  /** SIGTERM, as a deploy. Resolves with the exit code. */
  stop: () => Promise<number | null>
  /** Starts again on the same port and data. */
  start: () => Promise<void>
  /** Everything it has printed. */
  output: () => string
}

type StackOptions = {
  dataFolder: string
  env?: Record<string, string>
  port?: number
  /** `listening` takes uploads and may wait for something else; `ready` unless told. */
  until?: 'ready' | 'listening'
  /** Makes even its cluster, tables and keys by itself, as an operator's first start does. */
  fromNothing?: true
}

type Starting = { url: string; child: ChildProcess; output: () => string; until: 'ready' | 'listening' }

async function untilStarted({ url, child, output, until }: Starting): Promise<void> {
  let said = 'nothing'
  for (const deadline = Date.now() + longPatienceMs; Date.now() < deadline; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`the stack ended with ${child.exitCode}:\n${output()}`)
    const answer = await askReadiness(url)
    if (answer.ok || (answer.listening && until === 'listening')) return
    said = answer.said
  }
  throw new Error(`the stack is not ready after ${longPatienceMs} ms; /ready said ${said}:\n${output()}`)
}

async function askReadiness(url: string): Promise<{ ok: boolean; listening: boolean; said: string }> {
  try {
    const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(20_000) })
    return { ok: response.ok, listening: true, said: `${response.status} ${await response.text()}` }
  } catch (error) {
    return { ok: false, listening: false, said: String(error) }
  }
}

/** Resolves when /ready says so. */
export async function startStack({ dataFolder, env = {}, port: given, ...options }: StackOptions): Promise<Stack> {
  const { until = 'ready', fromNothing } = options
  if (!fromNothing) await copyPrepared({ dataFolder, env })
  const [free = 0] = await freePorts(1)
  const port = given ?? free
  const url = `http://localhost:${port}`
  const chunks: string[] = []
  const output = () => chunks.join('')
  let child: ChildProcess
  const start = async () => {
    child = spawn(process.execPath, startArguments, {
      cwd: root,
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: dataFolder,
        SEED: 'accounts',
        LOG_LEVEL: 'info',
        CHECK_ANSWERS: 'on',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
    try {
      await untilStarted({ url, child, output, until })
    } catch (error) {
      child.kill('SIGKILL')
      throw error
    }
  }
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill(signal)
    await once(child, 'exit')
    return child.exitCode
  }
  await start()
  const pid = () => child.pid ?? 0
  return { url, pid, start, output, stop: () => end('SIGTERM'), kill: async () => void (await end('SIGKILL')) }
}
