// Stripe's own mock of its interface: it knows every parameter and every shape, and remembers nothing.
import { access, copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { endProcess, isAlive } from '@sac/scripts/process/end-process'
import { freePorts } from '@sac/scripts/process/free-ports'
import { runOrThrow, runProgram } from '@sac/scripts/process/run-program'
import { lastWordsOf, startDaemon } from '@sac/scripts/process/start-daemon'
import { waitUntilReady } from '@sac/scripts/process/wait-until-ready'
import { cacheFolder } from '@sac/scripts/project-folders'
import { longPatienceMs } from '../support/patience.ts'
import type { Schemas } from './openapi-faults.ts'
import { demand, outsideProgram } from './outside-program.ts'

const version = '0.203.0'
const source = `github.com/stripe/stripe-mock@v${version}`
const folder = join(cacheFolder, `stripe-mock/${version}`)
const [program, description] = [join(folder, 'stripe-mock'), join(folder, 'spec3.json')]

export const stripeMock = outsideProgram({
  name: 'stripe-mock',
  find: async () => {
    await fetchStripeMock()
    return version
  },
})

/** One sentence where it cannot be built on this machine, which is no fault: Debian 12 has no Go that is new enough. */
export async function whyNoGo(): Promise<string | null> {
  const { code, stdout } = await runProgram('go', ['version'], { env: withGo })
  const [, minor = '0'] = /go1\.(\d+)/.exec(stdout.toString()) ?? []
  return code === 0 && Number(minor) >= 22 ? null : 'stripe-mock needs Go 1.22 or later once: install it.'
}

/** Go's own installer leaves it where few look. */
const withGo = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/local/go/bin` }

/** Builds it once with Go, which compares the sources with the published checksum. Throws one sentence when it cannot be had. */
export async function fetchStripeMock(): Promise<void> {
  const present = await access(description).then(
    () => true,
    () => false,
  )
  if (present) return
  const missing = await whyNoGo()
  if (missing !== null) throw new Error(missing)
  await mkdir(dirname(folder), { recursive: true })
  const draft = await mkdtemp(`${folder}-`)
  try {
    // Whatever the machine's own settings are: the program only, nothing of the project around it.
    const environment = { ...withGo, GOBIN: draft, GOFLAGS: '-mod=mod' }
    await runOrThrow('go', ['install', source], { cwd: draft, env: environment })
    const { stdout } = await runOrThrow('go', ['mod', 'download', '-json', source], { cwd: draft, env: environment })
    const { Dir } = JSON.parse(stdout.toString()) as { Dir: string }
    await copyFile(join(Dir, 'embedded/openapi/spec3.json'), join(draft, 'spec3.json'))
    // Two may build at once; both results are the same.
    await rename(draft, folder).catch(() => access(description))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

export type RunningStripeMock = { url: string; stop: () => Promise<void> }

export async function startStripeMock(): Promise<RunningStripeMock> {
  await demand(stripeMock)
  const [port = 0] = await freePorts(1)
  const logs = await mkdtemp(join(tmpdir(), 'sac-stripe-mock-'))
  const log = join(logs, 'log')
  const url = `http://127.0.0.1:${port}`
  const pid = await startDaemon(program, ['-http-addr', `127.0.0.1:${port}`, '-https-port', '0'], { log })
  await waitUntilReady({
    what: 'stripe-mock',
    timeoutMs: longPatienceMs,
    probe: () => fetch(url),
    isAlive: () => isAlive(pid),
    lastWords: () => lastWordsOf(log),
  })
  const stop = async () => {
    await endProcess(pid, { signal: 'SIGTERM' })
    await rm(logs, { recursive: true, force: true })
  }
  return { url, stop }
}

/** Stripe's published description of its interface (OpenAPI 3.0), as the mock has it. */
export async function readStripeDescription(): Promise<{ components: { schemas: Schemas } }> {
  await demand(stripeMock)
  return JSON.parse(await readFile(description, 'utf8')) as Awaited<ReturnType<typeof readStripeDescription>>
}
