import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fetchJars } from '../maven/fetch-jars.ts'
import { requireJava } from '../maven/require-java.ts'
import { endProcess, isAlive } from '../process/end-process.ts'
import { freePorts } from '../process/free-ports.ts'
import { lastWordsOf, startDaemon } from '../process/start-daemon.ts'
import { waitUntilReady } from '../process/wait-until-ready.ts'
import { connectOnce } from './connect-once.ts'

const version = '1.47.0'

/** Named as what it is in every output: it has no transactions, no sessions and no durability (kill -9 loses acknowledged writes). */
export const mongoStandInName = `mongo-java-server ${version}, a stand-in that speaks the MongoDB protocol (not MongoDB)`

export type RunningMongoStandIn = { url: string; pid: number; stop: () => Promise<void> }

type Options = { folder: string; port?: number; outlives?: boolean }

/** Starts the stand-in and waits until it accepts connections. Throws one sentence when Java or Maven is missing. */
export async function startMongoStandIn({ folder, port, outlives = false }: Options): Promise<RunningMongoStandIn> {
  await requireJava('The MongoDB stand-in')
  const classPath = await fetchJars({
    cache: `mongo-java-server/${version}`,
    artifacts: [`de.bwaldvogel:mongo-java-server-h2-backend:${version}`],
    purpose: 'The MongoDB stand-in',
  })
  await mkdir(folder, { recursive: true })
  const listenPort = port ?? (await freePorts(1))[0] ?? 0
  const log = join(folder, 'server.log')
  const program = join(import.meta.dirname, 'mongo-stand-in/MongoStandIn.java')
  const args = [
    '-Xmx256m',
    '-XX:TieredStopAtLevel=1',
    '-cp',
    classPath,
    program,
    String(listenPort),
    join(folder, 'data.h2'),
  ]
  const pid = await startDaemon('java', args, { log, outlives })
  await waitUntilReady({
    what: 'The MongoDB stand-in',
    timeoutMs: 300_000,
    probe: () => connectOnce({ host: '127.0.0.1', port: listenPort }),
    isAlive: () => isAlive(pid),
    lastWords: () => lastWordsOf(log),
  })
  const url = `mongodb://127.0.0.1:${listenPort}/smartautocheck`
  return { url, pid, stop: () => endProcess(pid, { signal: 'SIGTERM' }) }
}
