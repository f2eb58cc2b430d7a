import { type SpawnOptions, spawn } from 'node:child_process'

export type ProgramResult = {
  /** Exit code; 127 when the program does not exist, 124 when it was ended after `timeoutMs`. */
  code: number
  stdout: Buffer
  stderr: string
}

type ProgramOptions = Pick<SpawnOptions, 'cwd' | 'env'> & {
  input?: Uint8Array | string
  /** Milliseconds; ten minutes unless told. */
  timeoutMs?: number
}

/** Runs a program to its end and returns what it said. Never throws: a missing program is exit code 127. */
export function runProgram(
  program: string,
  args: readonly string[],
  { input, timeoutMs = 600_000, ...options }: ProgramOptions = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    let late = false
    const timer = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, timeoutMs)
    const finish = (code: number) => {
      clearTimeout(timer)
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() })
    }
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', (error) => {
      stderr.push(Buffer.from(error.message))
      finish(127)
    })
    child.on('close', (code) => finish(late ? 124 : (code ?? 1)))
    // A program may end without reading all of its input.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

/** Like `runProgram`, for programs whose failure is ours: throws the program's last words unless the exit code is 0. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  options: ProgramOptions = {},
): Promise<ProgramResult> {
  const result = await runProgram(program, args, options)
  if (result.code === 0) return result
  const said = `${result.stdout.toString()}\n${result.stderr}`.trim().split('\n').slice(-12).join('\n')
  throw new Error(`${program} ended with code ${result.code}: ${said || 'no message'}`)
}
