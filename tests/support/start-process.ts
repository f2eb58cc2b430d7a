import { spawn } from 'node:child_process'

export type RunningProcess = {
  /** Resolves once a line beginning so has been printed; rejects when the process ends before. */
  line: (start: string) => Promise<string>
  lines: readonly string[]
  signal: (signal: NodeJS.Signals) => void
  /** Exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
}

/** Starts a TypeScript file in a Node process of its own; what it prints to stderr shows in the test's output. */
export function startProcess(file: string, argument: unknown): RunningProcess {
  const child = spawn(process.execPath, [file, JSON.stringify(argument)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    for (const check of waiting) check()
  })
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 0))
  })
  const line = (start: string) =>
    new Promise<string>((resolve, reject) => {
      const check = () => {
        const found = lines.find((one) => one.startsWith(start))
        if (found !== undefined) resolve(found)
      }
      waiting.add(check)
      check()
      void ended.then((how) => reject(new Error(`the process ended (${how}) without printing "${start}"`)))
    })
  return { line, lines, signal: (signal) => void child.kill(signal), ended }
}
