import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)

type Child = ReturnType<typeof spawn>
type Run = { close: string; deadlineMs?: number; ready?: (child: Child) => void; stopping?: (child: Child) => void }

/** Runs a process whose `close` is the given code, does something to it once it is ready or stopping, and tells how it ended. */
async function run({ close, deadlineMs = 60_000, ready, stopping }: Run, extra = '') {
  const script = `
    const { runUntilSignal } = await import(${here('run-until-signal.ts')})
    const { createLogger } = await import(${here('../logging/create-logger.ts')})
    const log = createLogger({ service: 't', write: (line) => process.stdout.write(line) })
    runUntilSignal({ deadlineMs: ${deadlineMs}, log, close: async (ms) => { ${close} } })
    setInterval(() => {}, 1000)
    process.stderr.write('ready')
    ${extra}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = text(child.stdout)
  child.stderr.once('data', () => ready?.(child))
  child.stdout.once('data', () => stopping?.(child))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, output: await output }
}

const stop = (child: Child) => child.kill('SIGTERM')

test('SIGTERM closes in order and the process ends with 0', async () => {
  const { code, output } = await run({ close: `process.stdout.write('closed')`, ready: stop })
  expect([code, output.includes('closed')]).toEqual([0, true])
})

test('what does not close in time does not keep the process, and the code says so', async () => {
  const { code, output } = await run({ close: 'await new Promise(() => {})', deadlineMs: 1_100, ready: stop })
  expect([code, output.includes('not everything could be closed in time')]).toEqual([1, true])
})

test('a second signal ends the process at once', async () => {
  const again = (child: Child) => child.kill('SIGINT')
  const { code, output } = await run({ close: 'await new Promise(() => {})', ready: stop, stopping: again })
  expect([code, output.includes('not everything')]).toEqual([1, false])
})

test('an error nobody caught is logged once, everything is closed, the process ends with 1', async () => {
  const { code, output } = await run({ close: `process.stdout.write('closed')` }, `Promise.reject(new Error('lost'))`)
  expect([code, output.includes('closed'), output.match(/uncaught error"/g)?.length]).toEqual([1, true, 2])
})
