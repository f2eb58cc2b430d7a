import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)

/** Runs a process whose `close` is the given code, does something to it once it is ready, and tells how it ended. */
async function run(close: string, then: (child: ReturnType<typeof spawn>) => void, extra = '') {
  const script = `
    const { runUntilSignal } = await import(${here('run-until-signal.ts')})
    const { createLogger } = await import(${here('../logging/create-logger.ts')})
    const log = createLogger({ service: 't', write: (line) => process.stdout.write(line) })
    runUntilSignal({ deadlineMs: 1500, log, close: async (ms) => { ${close} } })
    setInterval(() => {}, 1000)
    process.stderr.write('ready')
    ${extra}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = text(child.stdout)
  child.stderr.once('data', () => then(child))
  const [code] = (await once(child, 'exit')) as [number | null]
  return { code, output: await output }
}

test('SIGTERM closes in order and the process ends with 0', async () => {
  const { code, output } = await run(`process.stdout.write('closed')`, (child) => child.kill('SIGTERM'))
  expect([code, output.includes('closed')]).toEqual([0, true])
})

test('what does not close in time does not keep the process, and the code says so', async () => {
  const begun = performance.now()
  const { code, output } = await run('await new Promise(() => {})', (child) => child.kill('SIGTERM'))
  expect([code, output.includes('not everything could be closed in time')]).toEqual([1, true])
  expect(performance.now() - begun).toBeLessThan(3_000)
})

test('a second signal ends the process at once', async () => {
  const { code } = await run('await new Promise(() => {})', (child) => {
    child.kill('SIGINT')
    setTimeout(() => child.kill('SIGINT'), 100)
  })
  expect(code).toBe(1)
})

test('an error nobody caught is logged once, everything is closed, the process ends with 1', async () => {
  const { code, output } = await run(
    `process.stdout.write('closed')`,
    () => undefined,
    `Promise.reject(new Error('lost'))`,
  )
  expect([code, output.includes('closed'), output.match(/uncaught error"/g)?.length]).toEqual([1, true, 2])
})
