// What processes have used, as Linux counts it: all threads, and children that have ended and been waited for.
import { readdir, readFile } from 'node:fs/promises'

// USER_HZ is 100 on every Linux that Node runs on.
const msPerTick = 10

type Process = { parent: number; cpuMs: number }

async function readProcess(pid: number): Promise<Process | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  // The name in parentheses may hold anything; the state and the parent follow it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  return { parent: Number(fields[1]), cpuMs: ticks * msPerTick }
}

/** Milliseconds of CPU, user and system, of a process and everything below it. */
export async function cpuOfTree(root: number): Promise<number> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const processes = new Map(await Promise.all(pids.map(async (pid) => [pid, await readProcess(pid)] as const)))
  const isBelow = (pid: number): boolean => {
    if (pid === root) return true
    const parent = processes.get(pid)?.parent
    return parent !== undefined && parent > 0 && isBelow(parent)
  }
  return pids.filter(isBelow).reduce((sum, pid) => sum + (processes.get(pid)?.cpuMs ?? 0), 0)
}

/** Resident memory of one process in MB. */
export async function residentMb(pid: number): Promise<number> {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1_000
}
