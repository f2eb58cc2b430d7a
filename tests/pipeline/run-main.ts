import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { longPatienceMs } from '../support/patience.ts'

const root = join(import.meta.dirname, '../..')

/** Runs a command of `backend/src/main` with an installation's settings: what it printed, and its exit code. */
export async function runMain(
  command: 'backup' | 'restore',
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [`backend/src/main/${command}.ts`, ...words], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: longPatienceMs,
  })
  const chunks: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  await once(child, 'close')
  return { code: child.exitCode, text: chunks.join('') }
}
