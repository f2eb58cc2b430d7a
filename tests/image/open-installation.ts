// The server part of docker-compose.yml on this machine: backend and sync-gateway from the image's files with the command,
// environment and volumes that Compose would give them, real Kafka, PostgreSQL and Redis, Caddy with deploy/Caddyfile before them.
// Only addresses differ: containers' names become ports of this machine.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '@sac/scripts/process/free-ports'
import { runOrThrow } from '@sac/scripts/process/run-program'
import { startRedis } from '@sac/scripts/services/redis'
import { inject } from 'vitest'
import { type ComposeService, environmentOf, readCompose, root } from '../deploy/read-compose.ts'
import { createDatabase } from '../support/create-database.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { type Container, createContainer } from './container.ts'
import { type Image, imageUnderTest } from './image-under-test.ts'

export type Process = Container & { url: string }

export type Installation = {
  /** The one address that browsers and devices use. */
  url: string
  backend: Process
  gateway: Process
  /** Stands before PostgreSQL; cut, it is a server that is gone. */
  database: TcpProxy
  /** Folders of this machine that are the named volumes. */
  volumes: string
  close: () => Promise<void>
}

const given = { POSTGRES_PASSWORD: 'long-random-text', PUBLIC_URL: 'https://garage.example', SEED: 'accounts' }

type Addresses = Readonly<Record<string, string>>
const relocate = (text: string, addresses: Addresses) =>
  Object.entries(addresses).reduce((so, [name, address]) => so.replaceAll(name, address), text)

/** Prepares everything and starts Caddy; neither of the two processes runs yet. */
export async function openInstallation(): Promise<Installation> {
  const image = await imageUnderTest()
  const folder = await mkdtemp(join(tmpdir(), 'sac-image-'))
  const database = await openDatabase()
  const redis = await startRedis({ folder: join(folder, 'redis') })
  const [backendPort = 0, gatewayPort = 0, edgePort = 0, adminPort = 0] = await freePorts(4)
  const addresses = {
    'postgres:5432/smartautocheck': `127.0.0.1:${database.proxy.port}/${database.name}`,
    'redis:6379': new URL(redis.url).host,
    'kafka:9092': inject('kafkaBrokers').join(','),
    'sync-gateway:8080': `127.0.0.1:${gatewayPort}`,
    'backend:8080': `127.0.0.1:${backendPort}`,
  }
  const { services } = readCompose()
  const volumes = join(folder, 'volumes')
  const open = async (name: string, port: number): Promise<Process> => {
    const service = services[name]
    if (!service) throw new Error(`no service ${name}`)
    const container = await prepare(service, { image, volumes, addresses, port })
    return { ...container, url: `http://127.0.0.1:${port}` }
  }
  const [backend, gateway] = [await open('backend', backendPort), await open('sync-gateway', gatewayPort)]
  const url = `http://localhost:${edgePort}`
  const edge = await startEdge(folder, { PUBLIC_URL: url, CADDY_ADMIN: `127.0.0.1:${adminPort}` }, addresses)
  const close = async () => {
    edge.kill('SIGTERM')
    await once(edge, 'exit')
    await database.close()
    await redis.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { url, backend, gateway, database: database.proxy, volumes, close }
}

type Surroundings = { image: Image; volumes: string; addresses: Addresses; port: number }

async function prepare(service: ComposeService, { image, volumes, addresses, port }: Surroundings): Promise<Container> {
  const environment = environmentOf(service, given)
  const env = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, relocate(value, addresses)] as const),
  )
  const mounts = service.volumes.map((volume) => volume.split(':') as [name: string, at: string])
  for (const [name, at] of mounts) await fillVolume(image, { folder: join(volumes, name), at })
  return createContainer({
    image,
    command: service.command ?? image.config.Cmd,
    env: { ...env, PORT: String(port) },
    volumes: mounts.map(([name, at]) => [at, join(volumes, name)] as const),
  })
}

// A new volume gets what the image holds at that place, with owner and rights.
async function fillVolume(image: Image, { folder, at }: { folder: string; at: string }): Promise<void> {
  await mkdir(join(folder, '..'), { recursive: true })
  await runOrThrow('sh', ['-c', 'test -e "$2" || cp -a "$1" "$2"', 'sh', join(image.folder, at), folder])
}

type Database = { proxy: TcpProxy; name: string; close: () => Promise<void> }

// As the compose file names it: a database that belongs to an account of its own.
async function openDatabase(): Promise<Database> {
  const { pool, url, drop } = await createDatabase()
  const { hostname, port, pathname } = new URL(url)
  const name = pathname.slice(1)
  const role = 'smartautocheck'
  await pool.query(`CREATE ROLE ${role} LOGIN PASSWORD '${given.POSTGRES_PASSWORD}'`)
  await pool.query(`ALTER DATABASE ${name} OWNER TO ${role}`)
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) })
  const close = async () => {
    await proxy.close()
    await drop()
  }
  return { proxy, name, close }
}

type EdgeEnv = { PUBLIC_URL: string; CADDY_ADMIN: string }

async function startEdge(folder: string, env: EdgeEnv, addresses: Addresses): Promise<ChildProcess> {
  const file = join(folder, 'Caddyfile')
  await writeFile(file, relocate(await readFile(join(root, 'deploy/Caddyfile'), 'utf8'), addresses))
  const homes = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, TLS_DIRECTIVE: '' }
  const edge = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
    env: { ...process.env, ...homes, ...env },
    stdio: 'ignore',
  })
  process.once('exit', () => edge.kill('SIGKILL'))
  return edge
}
