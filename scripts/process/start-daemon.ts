import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'

type DaemonOptions = {
  /** Output is appended here. */
  log: string
  cwd?: string
  /** True: it stays when this process ends. False: it is killed with it. */
  outlives?: boolean
}

/** Starts a long-running program and returns its process id. Throws one sentence when the program does not exist. */
export async function startDaemon(
  program: string,
  args: readonly string[],
  { log, cwd, outlives = false }: DaemonOptions,
): Promise<number> {
  const file = openSync(log, 'a', 0o600)
  const child = spawn(program, [...args], {
    detached: outlives,
    stdio: ['ignore', file, file],
    ...(cwd ? { cwd } : {}),
  })
  closeSync(file)
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve)
    child.once('error', () => reject(new Error(`The program ${program} cannot be started.`)))
  })
  if (outlives) child.unref()
  else killWithUs(child.pid ?? 0, (gone) => child.once('exit', gone))
  return child.pid ?? 0
}

/** The last lines of a log, on one line. */
export async function lastWordsOf(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-8).join(' | ') || 'no message'
}

function killWithUs(pid: number, onceGone: (gone: () => void) => void): void {
  const kill = () => process.kill(pid, 'SIGKILL')
  process.once('exit', kill)
  onceGone(() => process.removeListener('exit', kill))
}
