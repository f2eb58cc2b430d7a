// One process of the product under a supervisor: what ends by itself is started again, as any installation would, and noted.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { patienceMs } from '../../support/patience.ts'
import * as signals from './signals.ts'

const root = join(import.meta.dirname, '../../..')

type Readiness = { ok: boolean; detail: string }

/** A process that ended although nobody ended it. */
type OwnEnd = { process: string; atMs: number; how: string; lastWords: string }

export type ProductProcess = {
  name: string
  url: string
  /** Everything it has printed, over all its lives. */
  outputFile: string
  start: () => void
  /** Resolves with the pid that is gone; rejects when nothing ran. */
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<{ pid: number; how: string }>
  /** Resolves with the pid that stands still; rejects when nothing did. */
  freeze: () => Promise<number>
  thaw: () => void
  isRunning: () => boolean
  readiness: () => Promise<Readiness>
  ownEnds: readonly OwnEnd[]
  /** Milliseconds from each start until /ready said so, for those lives that got there. */
  readyAfter: readonly { how: string; ms: number }[]
}

export type ProcessOptions = {
  name: string
  entry: string
  port: number
  env: Readonly<Record<string, string>>
  folder: string
  /** Modules loaded before the entry. */
  imports: readonly string[]
  since: number
}

type Life = { child: ChildProcess; asked: boolean; startedAt: number; how: string }

export function createProductProcess(options: ProcessOptions): ProductProcess {
  const { name, port, since } = options
  const url = `http://127.0.0.1:${port}`
  const outputFile = join(options.folder, `${name}.log`)
  const ownEnds: OwnEnd[] = []
  const readyAfter: { how: string; ms: number }[] = []
  let life: Life | undefined
  let wanted = false
  const start = (how: string) => {
    wanted = true
    const child = launch(options, outputFile)
    const mine: Life = { child, asked: false, startedAt: performance.now(), how }
    life = mine
    child.once('exit', (code, signal) => {
      if (mine.asked || !wanted) return
      const end = { process: name, atMs: performance.now() - since, how: String(signal ?? code) }
      void lastWords(outputFile).then((words) => ownEnds.push({ ...end, lastWords: words }))
      setTimeout(() => wanted && life === mine && start('after its own end'), 1_000)
    })
    void timeUntilReady(url, child).then((ms) => ms !== null && readyAfter.push({ how, ms }))
  }
  return {
    name,
    url,
    outputFile,
    ownEnds,
    readyAfter,
    start: () => start(life?.how ?? 'first start'),
    end: async (signal) => {
      wanted = false
      const { child } = requireRunning(name, life)
      if (life) Object.assign(life, { asked: true, how: `after ${signal}` })
      return { pid: child.pid ?? 0, how: await endChild(child, signal) }
    },
    freeze: async () => {
      const { child } = requireRunning(name, life)
      const pid = child.pid ?? 0
      if (await signals.freeze([pid])) return pid
      signals.thaw([pid])
      throw new Error(`${name} did not stand still`)
    },
    thaw: () => signals.thaw([life?.child.pid ?? 0]),
    isRunning: () => isRunning(life),
    readiness: () => askReadiness(url),
  }
}

const isRunning = (life: Life | undefined): boolean =>
  life !== undefined && life.child.exitCode === null && life.child.signalCode === null

function requireRunning(name: string, life: Life | undefined): Life {
  if (!life || !isRunning(life)) throw new Error(`${name} does not run`)
  return life
}

function launch({ entry, port, env, imports }: ProcessOptions, outputFile: string): ChildProcess {
  const file = openSync(outputFile, 'a')
  const flags = imports.flatMap((module) => ['--import', module])
  const child = spawn(process.execPath, [...flags, entry], {
    cwd: root,
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'info', ...env },
    stdio: ['ignore', file, file],
  })
  closeSync(file)
  const killWithUs = () => child.kill('SIGKILL')
  process.once('exit', killWithUs)
  child.once('exit', () => process.removeListener('exit', killWithUs))
  return child
}

// A process that does not end in time is killed, which the caller sees.
async function endChild(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<string> {
  const gone = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await gone
  clearTimeout(late)
  return String(child.signalCode ?? child.exitCode)
}

async function timeUntilReady(url: string, child: ChildProcess): Promise<number | null> {
  const from = performance.now()
  while (child.exitCode === null && child.signalCode === null) {
    if ((await askReadiness(url)).ok) return Math.round(performance.now() - from)
    await sleep(250)
  }
  return null
}

async function askReadiness(url: string): Promise<Readiness> {
  try {
    const response = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(30_000) })
    const { ok, parts } = (await response.json()) as { ok: boolean; parts: unknown }
    return { ok, detail: JSON.stringify(parts) }
  } catch (error) {
    return { ok: false, detail: `no answer (${error instanceof Error ? error.message : String(error)})` }
  }
}

// What a process says last of its own end is a sentence, not a line of its log.
async function lastWords(file: string): Promise<string> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).trim().split('\n').slice(-5)
  return (lines.findLast((line) => !line.startsWith('{')) ?? lines.at(-1) ?? '').slice(0, 400)
}
