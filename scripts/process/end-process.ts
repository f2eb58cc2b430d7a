import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

type EndOptions = { signal: NodeJS.Signals; timeoutMs?: number }

/** Signals the process and waits until it is gone; after `timeoutMs` it is killed. A process already gone is fine. */
export async function endProcess(pid: number, { signal, timeoutMs = 60_000 }: EndOptions): Promise<void> {
  send(pid, signal)
  for (const deadline = Date.now() + timeoutMs; await isAlive(pid); await sleep(20)) {
    if (Date.now() > deadline) send(pid, 'SIGKILL')
    if (Date.now() > deadline + 60_000) throw new Error(`Process ${pid} does not end.`)
  }
}

/** True while the process runs; one that has ended but was not yet collected by its parent counts as gone. */
export async function isAlive(pid: number): Promise<boolean> {
  if (!send(pid, 0)) return false
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return status.slice(status.lastIndexOf(')') + 2, status.lastIndexOf(')') + 3) !== 'Z'
}

/** True when the process's command line contains `text`: a number from an old file may meanwhile belong to another program. */
export async function runsWith(pid: number, text: string): Promise<boolean> {
  if (!(await isAlive(pid))) return false
  if (process.platform !== 'linux') return true
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command.includes(text)
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
