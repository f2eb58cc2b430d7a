import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const file = JSON.stringify(new URL('exit-at-signal.ts', import.meta.url).href)

async function endOf(more: string): Promise<readonly [number | null, NodeJS.Signals | null]> {
  const script = `
    const { exitAtSignal } = await import(${file})
    const undo = exitAtSignal()
    setInterval(() => {}, 1000)
    ${more}
    process.stderr.write('ready')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'inherit', 'pipe'] })
  child.stderr.once('data', () => child.kill('SIGTERM'))
  return (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
}

test('a process told to stop while it starts ends with 0', async () => {
  expect(await endOf('')).toEqual([0, null])
})

test('once undone, what happens at a signal is for others to say', async () => {
  expect(await endOf('undo()')).toEqual([null, 'SIGTERM'])
  expect(await endOf('undo(); process.on("SIGTERM", () => process.exit(7))')).toEqual([7, null])
})
