import type { EventBus } from '@sac/platform/bus/port'
import type { Pool } from '@sac/platform/db/create-pool'
import { createLocalLimits } from '@sac/platform/limits/create-local-limits'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import type { OpenService, Service } from '@sac/platform/process/service'
import { createLocalQueue } from '@sac/platform/queue/create-local-queue'
import { expect, test, vi } from 'vitest'
import type { Host, Opening } from './open-host.ts'
import { openServices } from './open-services.ts'
import { readSettings } from './settings.ts'

const connection = { query: () => Promise.resolve({ command: 'COMMIT' }), release: () => undefined }

/** Nothing that could be reached. */
const opening = (SEED: 'demo' | 'accounts' | 'none' = 'none'): Opening => ({
  settings: readSettings({ SEED }),
  log: createSilentLogger(),
  logOf: createSilentLogger,
  infrastructure: {
    openQueue: createLocalQueue,
    cache: {
      look: () => Promise.resolve([]),
      keep: () => Promise.resolve(),
      drop: () => Promise.resolve(),
      close: () => undefined,
    },
    limits: createLocalLimits(),
    openPool: (schema) => ({ schema, connect: () => Promise.resolve(connection) }) as unknown as Pool,
    bus: {} as EventBus,
    untilTopicsExist: () => Promise.resolve(),
    blobs: {} as Opening['infrastructure']['blobs'],
    freeBytes: () => Promise.resolve(0),
    description: { database: '', eventLog: '' },
    close: () => Promise.resolve(),
  },
})

const service = (name: string, parts: OpenService = {}): Service<Host> => ({ name, open: () => Promise.resolve(parts) })
const schema = { name: 'parking', migrations: '' }
const measure = () => Promise.resolve({ count: 1, oldestMs: 0 })

test('what services have is put together in their order', async () => {
  const one: Service<Host> = {
    name: 'parking',
    schema: { ...schema, messaging: true },
    groups: ['appointment-service-group'],
    open: () =>
      Promise.resolve({
        subscriptions: [{ group: 'appointment-service-group', topics: [], handlers: {}, versions: {} }],
        backlogs: [{ name: 'full', measure }],
      }),
  }
  const page = () => undefined
  const opened = await openServices([one, service('plain', { pages: [page] })], opening())
  expect(opened.backlogs.map(({ name, group }) => [name, group])).toEqual([
    ['dead_letters', 'appointment-service-group'],
    ['parked_messages', 'appointment-service-group'],
    ['full', undefined],
  ])
  expect(opened.pages).toEqual([page])
  expect(opened.outboxes).toEqual(['parking'])
})

test('a service works on the pool of its schema, and one without reads what is lent', async () => {
  const open = vi.fn<(host: Host) => Promise<OpenService>>(() => Promise.resolve({}))
  await openServices(
    [
      { name: 'parking', schema, open },
      { name: 'plain', open },
    ],
    opening(),
  )
  expect(open.mock.calls.map(([{ pool }]) => pool)).toMatchObject([{ schema: 'parking' }, { schema: 'public' }])
})

test('what services hold of persons is known to all of them once all are open', async () => {
  const personalData = { export: () => Promise.resolve({}), erase: () => Promise.resolve() }
  let known: () => readonly { service: string }[] = () => []
  const asking: Service<Host> = {
    name: 'asking',
    open: (host) => {
      known = host.personalData
      return Promise.resolve({})
    },
  }
  await openServices([asking, service('holding', { personalData }), service('plain')], opening())
  expect(known().map((one) => one.service)).toEqual(['holding'])
})

test('demo data are added when everything is open, and only where they are wanted', async () => {
  const done: string[] = []
  const seeding = (name: string) =>
    service(name, { seedDemo: async ({ history }) => void done.push(`${name} ${history}`) })
  await openServices([seeding('a')], opening())
  expect(done).toEqual([])
  await openServices([seeding('a'), seeding('b')], opening('demo'))
  await openServices([seeding('c')], opening('accounts'))
  expect(done).toEqual(['a true', 'b true', 'c false'])
})

test('each part is named after its service, and says by itself how it is', async () => {
  const close = vi.fn<() => Promise<void>>(() => Promise.resolve())
  const ill = service('ill', {
    start: () => Promise.resolve({ health: () => ({ ok: false, reason: 'why' }), close }),
  })
  const { start } = await openServices([service('well'), ill], opening())
  const parts = await start()
  expect(parts.map(({ name, health }) => [name, health()])).toEqual([
    ['jobs', { ok: true }],
    ['well', { ok: true }],
    ['ill', { ok: false, reason: 'why' }],
  ])
  await Promise.all(parts.map((part) => part.close(1)))
  expect(close).toHaveBeenCalledTimes(1)
})

test('devices are known where a service knows them; elsewhere each is refused', async () => {
  const ask = { operation: 'sync.events', proof: 'device', headers: {} } as const
  const device = { proof: 'device', deviceId: 'd' } as const
  const knowing = service('gateway', { authenticateDevice: () => Promise.resolve(device) })
  expect(await (await openServices([knowing], opening())).authenticate(ask)).toBe(device)
  const { authenticate } = await openServices([service('other')], opening())
  await expect(authenticate(ask)).rejects.toMatchObject({ code: 'device.unknown' })
})
