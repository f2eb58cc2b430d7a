import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings, settingNames } from '@sac/backend/main/settings'
import { operations } from '@sac/contracts/operations'
import { expect, test } from 'vitest'
import { caddyfile, isSentToGateway } from './read-caddyfile.ts'
import { type ComposeService, composeText, environmentOf, readCompose, root } from './read-compose.ts'

const compose = readCompose()
const dockerfile = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8')
const services = Object.entries(compose.services)
const ofProject = services.filter(([, { build }]) => build)
const given = { POSTGRES_PASSWORD: 'long-random-text', PUBLIC_URL: 'https://garage.example' }

const service = (name: string): ComposeService => {
  const found = compose.services[name]
  if (!found) throw new Error(`no service ${name}`)
  return found
}
const [backend, gateway, kafka] = [service('backend'), service('sync-gateway'), service('kafka')]

test('no password or key stands in the compose file', () => {
  for (const [name, { environment }] of services) {
    for (const [setting, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET|TOKEN|KEY/.test(setting))
        expect(`${name} ${setting} ${value}`).toMatch(/ \$\{\w+:[?-][^}]*\}$/)
    }
  }
  expect(backend.environment['DATABASE_URL']).toMatch(/:\$\{POSTGRES_PASSWORD:\?[^}]+\}@/)
})

test('every setting that has no safe default must be given and says what it wants', () => {
  const required = [...composeText.matchAll(/\$\{(\w+):\?([^}]*)\}/g)]
  expect(new Set(required.map(([, name]) => name))).toEqual(new Set(['POSTGRES_PASSWORD', 'PUBLIC_URL']))
  for (const [, , message] of required) expect(message).toMatch(/^set \w+ to /)
})

test('what the processes are given are settings they know and can use', () => {
  for (const [name, one] of ofProject) {
    const environment = environmentOf(one, given)
    expect([name, Object.keys(environment).filter((setting) => !settingNames.includes(setting))]).toEqual([name, []])
    expect(readSettings(environment)).toMatchObject({
      PUBLIC_URL: 'https://garage.example',
      VERIFY_BASE: 'https://garage.example',
      SEED: 'none',
      loopback: false,
      KAFKA_BROKERS: ['kafka:9092'],
    })
  }
})

test('a process keeps its own address in QR codes when one is given', () => {
  const environment = environmentOf(backend, { ...given, VERIFY_BASE: 'https://v.example' })
  expect(readSettings(environment).VERIFY_BASE).toBe('https://v.example')
})

test('every container is watched, comes back by itself and keeps its data in a named volume', () => {
  const unwatched = services.filter(
    ([, { healthcheck, build }]) => !healthcheck && !(build && /^HEALTHCHECK/m.test(dockerfile)),
  )
  expect(unwatched).toEqual([])
  expect(services.filter(([, { restart }]) => restart !== 'unless-stopped')).toEqual([])
  const used = services.flatMap(([, { volumes }]) =>
    volumes.map((volume) => volume.split(':')).filter(([, , mode]) => mode !== 'ro'),
  )
  expect(new Set(used.map(([name]) => name))).toEqual(new Set(Object.keys(compose.volumes)))
})

test('both processes read the same photos, and each has its own keys that the other cannot reach', () => {
  const volumesOf = ({ environment, volumes }: ComposeService) => {
    const folder = String(environment['DATA_DIR'])
    const at = new Map(volumes.map((volume) => volume.split(':').toReversed() as [string, string]))
    return { data: at.get(folder), keys: at.get(`${folder}/keys`), count: at.size }
  }
  const [office, edge] = [volumesOf(backend), volumesOf(gateway)]
  expect(office).toEqual({ data: 'data', keys: 'keys', count: 2 })
  expect(edge).toEqual({ data: 'data', keys: 'gateway-keys', count: 2 })
  const users = services.filter(([, { volumes }]) => volumes.some((volume) => /^(gateway-)?keys:/.test(volume)))
  expect(users.map(([name]) => name)).toEqual(['backend', 'sync-gateway'])
  // A named volume starts with the owner and rights of this folder of the image.
  expect(dockerfile).toMatch(/install -d -o node -g node -m 700 \/data\/keys/)
})

test('both server processes run from one image, as a user without rights who can write only volumes and /tmp', () => {
  expect(gateway.image).toBe(backend.image)
  expect(gateway.command).toEqual(['node', 'backend/src/main/sync-gateway.ts'])
  expect(backend.command).toEqual(['node', 'backend/src/main/backend.ts'])
  expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('FROM '))
  for (const [, one] of ofProject)
    expect(one).toMatchObject({
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
})

const gatewayRoutes = globSync('sync-gateway/src/**/routes/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))

test('devices and browsers meet one https address that sends each operation to the process that answers it', () => {
  const isAnsweredThere = (id: string) => gatewayRoutes.some((text) => text.includes(`'${id}'`))
  const all = Object.entries(operations).map(([id, { path }]) => ({ id, path }))
  expect(all.filter(({ path }) => isSentToGateway(path))).toEqual(all.filter(({ id }) => isAnsweredThere(id)))
  expect(all.filter(({ id }) => isAnsweredThere(id)).length).toBeGreaterThan(10)
  expect(caddyfile).toMatch(/handle @gateway \{\s*reverse_proxy sync-gateway:8080/)
  expect(caddyfile).toMatch(/handle \{\s*reverse_proxy backend:8080/)
  expect(services.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['edge'])
})

test('Kafka runs without ZooKeeper, as a broker that controls itself', () => {
  expect(kafka.image).toBe('apache/kafka:4.3.1')
  expect(kafka.environment['KAFKA_PROCESS_ROLES']).toBe('broker,controller')
  expect(composeText).not.toMatch(/zookeeper/i)
})

test('both processes share one Redis, which keeps nothing, is reached by nobody else and is waited for by nobody', () => {
  const redis = service('redis')
  expect(new Set(ofProject.map(([, { environment }]) => environment['REDIS_URL']))).toEqual(
    new Set(['redis://redis:6379']),
  )
  expect(redis.image).toMatch(/^redis:\d/)
  expect(redis.command?.slice(0, 5)).toEqual(['redis-server', '--save', '', '--appendonly', 'no'])
  expect([redis.volumes, redis.ports]).toEqual([[], undefined])
  expect(composeText).not.toMatch(/redis: \{ condition/)
})

test('nothing asks for more copies than there are brokers', () => {
  const brokers = services.filter(([, { image }]) => image.startsWith('apache/kafka')).length
  const copies = services.flatMap(([, { environment }]) =>
    Object.entries(environment).filter(([name]) => /REPLICATION|MIN_ISR/.test(name)),
  )
  expect(new Set(copies.map(([name]) => name)).size).toBeGreaterThan(4)
  expect(copies.filter(([, value]) => Number(value) !== brokers)).toEqual([])
})

test('the image takes every workspace that npm needs to resolve the lock file', () => {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] }
  for (const workspace of workspaces) expect(dockerfile).toContain(`COPY ${workspace}/package.json ${workspace}/`)
})
