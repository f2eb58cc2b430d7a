import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { rootFolder } from '../project-folders.ts'
import type { TestReport } from './read-report.ts'

export type Step = {
  name: string
  program: string
  args: readonly string[]
  env?: Record<string, string>
  /** JSON report that the step writes, and how it is read. */
  report?: { file: string; read: (json: string) => TestReport }
  /** Against hanging: what a slow machine needs is several times what a fast one does. */
  minutes: number
}

export type StepResult = TestReport & {
  /** The JSON report; empty when the step wrote none. */
  json: string
}

/** Runs one step of `npm test` with its output shown; a step that fails without a failed test counts as one failure. */
export async function runStep({ name, report, ...command }: Step): Promise<StepResult> {
  console.log(`\n── ${name}`)
  const started = Date.now()
  const code = await runShown(command)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`── ${name}: ${code === 0 ? 'ok' : `ended with code ${code}`} (${seconds} s)`)
  const json = report ? await readFile(report.file, 'utf8').catch(() => '') : ''
  const { passed, failed } = report && json !== '' ? report.read(json) : { passed: 0, failed: [] }
  const itself = { file: null, name, message: `ended with code ${code} though no test failed` }
  return { passed, failed: code !== 0 && failed.length === 0 ? [itself] : failed, json }
}

type Shown = Pick<Step, 'program' | 'args' | 'env' | 'minutes'>

function runShown({ program, args, env, minutes }: Shown): Promise<number> {
  const ownPrograms = join(rootFolder, 'node_modules', '.bin')
  const path = `${ownPrograms}${delimiter}${process.env['PATH'] ?? ''}`
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: rootFolder,
      env: { ...process.env, ...env, PATH: path },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    })
    const end = () => endGroup(child.pid)
    const timer = setTimeout(() => {
      console.error(`It took longer than ${minutes} minutes and was ended.`)
      end()
    }, minutes * 60_000)
    process.once('exit', end)
    const finish = (code: number) => {
      clearTimeout(timer)
      process.removeListener('exit', end)
      resolve(code)
    }
    child.on('error', () => finish(127))
    child.on('close', (code) => finish(code ?? 1))
  })
}

// A step is the leader of its process group, so that browsers and servers it started end with it.
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}
