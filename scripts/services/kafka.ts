import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ignoreNegativeTimeouts } from '@sac/platform/bus/kafka/ignore-negative-timeouts'
import { Kafka, logLevel } from 'kafkajs'
import { fetchJars } from '../maven/fetch-jars.ts'
import { requireJava } from '../maven/require-java.ts'
import { endProcess, isAlive } from '../process/end-process.ts'
import { freePorts } from '../process/free-ports.ts'
import { runOrThrow } from '../process/run-program.ts'
import { lastWordsOf, startDaemon } from '../process/start-daemon.ts'
import { waitUntilReady } from '../process/wait-until-ready.ts'
import { kafkaProperties } from './kafka-properties.ts'

export const kafkaVersion = '4.3.1'

export type RunningKafka = {
  /** `host:port`, as for KAFKA_BROKERS. */
  brokers: string[]
  pid: () => number
  /** Clean shutdown; the data stay in the folder. */
  stop: () => Promise<void>
  /** SIGKILL, as in a power cut of the process. */
  kill: () => Promise<void>
  /** Starts again on the same port and data; resolves when it answers. After a kill that takes about 5 s. */
  restart: () => Promise<void>
}

type KafkaOptions = {
  /** Configuration, data and log; an existing one is used again. */
  folder: string
  port?: number
  controllerPort?: number
  /** True: the broker stays when this process ends (end it by its pid). */
  outlives?: boolean
  /** `throughput` gives it 1 GB and the full compiler: for benchmarks. */
  tuning?: 'quick-start' | 'throughput'
}

/** Starts one real Apache Kafka (KRaft, broker and controller in one process, no ZooKeeper) and waits until it answers. */
export async function startKafka(options: KafkaOptions): Promise<RunningKafka> {
  const classPath = await fetchKafka()
  const ports = await choosePorts(options)
  const brokers = [`127.0.0.1:${ports.port}`]
  await prepareFolder(options.folder, { ...ports, classPath })
  const start = () => startBroker(brokers, { classPath, options })
  let pid = await start()
  const end = (signal: NodeJS.Signals) => endProcess(pid, { signal })
  return {
    brokers,
    pid: () => pid,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM')
      pid = await start()
    },
  }
}

/** Class path of the broker's libraries; the first call needs Java and Maven, later ones only Java. */
export async function fetchKafka(): Promise<string> {
  await requireJava('Apache Kafka')
  return fetchJars({
    cache: `kafka/${kafkaVersion}`,
    artifacts: [`org.apache.kafka:kafka_2.13:${kafkaVersion}`, 'org.slf4j:slf4j-simple:1.7.36'],
    purpose: 'Apache Kafka',
  })
}

/** Class path of the broker's own command line tools, which the broker itself does not need. */
export function fetchKafkaTools(): Promise<string> {
  return fetchJars({
    cache: `kafka-tools/${kafkaVersion}`,
    artifacts: [`org.apache.kafka:kafka-tools:${kafkaVersion}`, 'org.slf4j:slf4j-simple:1.7.36'],
    purpose: "Apache Kafka's tools",
  })
}

/** Resolves when the broker answers a metadata request; a new client each time, because a client remembers its failures. */
export async function askForTopics(brokers: string[]): Promise<string[]> {
  ignoreNegativeTimeouts()
  const connection = {
    connectionTimeout: 10_000,
    requestTimeout: 30_000,
    retry: { retries: 0 },
    logLevel: logLevel.NOTHING,
  }
  const admin = new Kafka({ clientId: 'services', brokers, ...connection }).admin()
  try {
    await admin.connect()
    return await admin.listTopics()
  } finally {
    await admin.disconnect().catch(() => undefined)
  }
}

type Ports = { port: number; controllerPort: number }

async function choosePorts({ folder, port, controllerPort }: KafkaOptions): Promise<Ports> {
  const known = await readFile(join(folder, 'server.properties'), 'utf8').catch(() => '')
  const [, oldPort, oldControllerPort] =
    /listeners=PLAINTEXT:\/\/[^:]+:(\d+),CONTROLLER:\/\/[^:]+:(\d+)/.exec(known) ?? []
  const [free = 0, freeController = 0] = await freePorts(2)
  return {
    port: port ?? Number(oldPort ?? free),
    controllerPort: controllerPort ?? Number(oldControllerPort ?? freeController),
  }
}

async function prepareFolder(folder: string, { classPath, ...ports }: Ports & { classPath: string }): Promise<void> {
  await mkdir(folder, { recursive: true })
  const properties = join(folder, 'server.properties')
  const data = join(folder, 'data')
  await writeFile(properties, kafkaProperties({ ...ports, data }))
  // A cluster id is 16 random bytes in URL-safe base64 that does not start with a dash.
  const clusterId = `A${randomBytes(16).toString('base64url').slice(1)}`
  const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', properties, '--standalone']
  await runOrThrow('java', ['-XX:TieredStopAtLevel=1', '-cp', classPath, ...format, '--ignore-formatted'])
}

type BrokerStart = { classPath: string; options: KafkaOptions }

async function startBroker(brokers: string[], { classPath, options }: BrokerStart): Promise<number> {
  const { folder, outlives = false, tuning = 'quick-start' } = options
  const log = join(folder, 'broker.log')
  const args = [...javaFlags[tuning], '-cp', classPath, 'kafka.Kafka', join(folder, 'server.properties')]
  const pid = await startDaemon('java', args, { log, outlives })
  await waitUntilReady({
    what: 'Apache Kafka',
    // Five seconds where nothing else runs.
    timeoutMs: 600_000,
    probe: () => askForTopics(brokers),
    isAlive: () => isAlive(pid),
    lastWords: () => lastWordsOf(log),
  })
  return pid
}

const javaFlags = {
  'quick-start': ['-Xms256m', '-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  throughput: ['-Xms1g', '-Xmx1g'],
}
