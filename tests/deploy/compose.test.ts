import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

type Service = {
  image: string
  command?: string[]
  environment: Record<string, string | number>
  healthcheck?: unknown
  build?: { dockerfile: string }
  volumes: string[]
}

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
const compose = parse(text, { merge: true }) as { services: Record<string, Service>; volumes: Record<string, unknown> }
const dockerfile = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8')
const services = Object.entries(compose.services)

test('no password or key stands in the compose file', () => {
  for (const [name, { environment }] of services) {
    for (const [setting, value] of Object.entries(environment)) {
      if (/PASSWORD|SECRET|TOKEN|KEY/.test(setting))
        expect(`${name} ${setting} ${value}`).toMatch(/ \$\{\w+:[?-][^}]*\}$/)
    }
  }
  expect(compose.services['backend']?.environment['DATABASE_URL']).toMatch(/:\$\{POSTGRES_PASSWORD:\?[^}]+\}@/)
})

test('every setting that has no safe default must be given and says what it wants', () => {
  const required = [...text.matchAll(/\$\{(\w+):\?([^}]*)\}/g)]
  expect(new Set(required.map(([, name]) => name))).toEqual(new Set(['POSTGRES_PASSWORD', 'PUBLIC_URL']))
  for (const [, , message] of required) expect(message).toMatch(/^set \w+ to /)
})

test('every container is watched and keeps its data in a named volume', () => {
  const unwatched = services.filter(
    ([, { healthcheck, build }]) => !healthcheck && !(build && /^HEALTHCHECK/m.test(dockerfile)),
  )
  expect(unwatched).toEqual([])
  const used = services.flatMap(([, { volumes }]) =>
    volumes.map((volume) => volume.split(':')).filter(([, , mode]) => mode !== 'ro'),
  )
  expect(new Set(used.map(([name]) => name))).toEqual(new Set(Object.keys(compose.volumes)))
})

test('both server processes run from one image, as a user without rights', () => {
  const { backend, 'sync-gateway': gateway } = compose.services
  expect(gateway?.image).toBe(backend?.image)
  expect(gateway?.command).toEqual(['node', 'backend/src/main/sync-gateway.ts'])
  expect(backend?.command).toEqual(['node', 'backend/src/main/backend.ts'])
  expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('FROM '))
})

test('devices and browsers meet one https address that knows both processes', () => {
  const routes = readFileSync(join(root, 'deploy/Caddyfile'), 'utf8')
  expect(routes).toMatch(/@gateway path \/sync\/\* \/api\/v1\/admin\/devices\* \/api\/v1\/admin\/quarantine\*/)
  expect(routes).toMatch(/handle @gateway \{\s*reverse_proxy sync-gateway:8080/)
  expect(routes).toMatch(/handle \{\s*reverse_proxy backend:8080/)
  const published = services.filter(([, service]) => 'ports' in service).map(([name]) => name)
  expect(published).toEqual(['edge'])
})

test('Kafka runs without ZooKeeper, as a broker that controls itself', () => {
  const kafka = compose.services['kafka']
  expect(kafka?.image).toBe('apache/kafka:4.3.1')
  expect(kafka?.environment['KAFKA_PROCESS_ROLES']).toBe('broker,controller')
  expect(text).not.toMatch(/zookeeper/i)
})

test('the image takes every workspace that npm needs to resolve the lock file', () => {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { workspaces: string[] }
  for (const workspace of workspaces) expect(dockerfile).toContain(`COPY ${workspace}/package.json ${workspace}/`)
})
