// Stopping and continuing real processes, with proof from the kernel that they did stop.
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

async function statOf(pid: number): Promise<{ state: string; parent: number } | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [state = '', parent = ''] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return state === '' ? null : { state, parent: Number(parent) }
}

/** The process and everything below it, parents first. */
export async function treeOf(pid: number): Promise<number[]> {
  const all = (await readdir('/proc')).map(Number).filter((one) => one > 0)
  const parents = new Map<number, number>()
  for (const one of all) {
    const stat = await statOf(one)
    if (stat) parents.set(one, stat.parent)
  }
  const tree = [pid]
  for (const member of tree) tree.push(...all.filter((one) => parents.get(one) === member))
  return tree
}

export function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // Gone meanwhile.
    }
  }
}

async function untilState(pids: readonly number[], isThere: (state: string) => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 3_000; attempt += 1) {
    const states = await Promise.all(pids.map(async (pid) => (await statOf(pid))?.state ?? 'X'))
    if (states.every((state) => isGone(state) || isThere(state)) && !states.every(isGone)) return true
    await sleep(20)
  }
  return false
}

// One that ended while its parent stands still is a zombie until the parent goes on.
const isGone = (state: string) => state === 'X' || state === 'Z'

/** Stops them and waits until the kernel says so; false when there was nothing to stop. */
export async function freeze(pids: readonly number[]): Promise<boolean> {
  signal(pids, 'SIGSTOP')
  return untilState(pids, (state) => state === 'T')
}

export const thaw = (pids: readonly number[]): void => signal(pids, 'SIGCONT')
