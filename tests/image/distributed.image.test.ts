// Both server processes as docker-compose.yml runs them, from the files of the built image: started in the wrong order, one
// inspection through to a verified certificate, everything killed once, ended by SIGTERM.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { operations } from '@sac/contracts/operations'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { deliverBlobs, deliverLines, inBatches } from '../pipeline/deliver.ts'
import { digitsOf, type Office, openOffice } from '../pipeline/office.ts'
import { checkPaper, soundPaper } from '../pipeline/paper.ts'
import { until } from '../pipeline/until.ts'
import { type Inspection, recordInspection } from '../pipeline/whole-inspection.ts'
import { longPatienceMs } from '../support/patience.ts'
import { enrolDevice, type SimulatedDevice, signIn } from '../support/simulated-device.ts'
import { imageUnderTest } from './image-under-test.ts'
import { type Installation, openInstallation, type Process } from './open-installation.ts'

let installation: Installation
let office: Office
let device: SimulatedDevice
const inspections: Inspection[] = []

const broker = async (action: 'kill' | 'restart') => {
  const response = await fetch(`${inject('kafkaControl')}/${action}`, { method: 'POST' })
  if (response.status !== 204) throw new Error(`${action} the broker: ${response.status}`)
}

const answer = async ({ url }: { url: string }, path: string) =>
  (await fetch(`${url}${path}`).catch(() => null))?.status

const untilStatus = (process: Process, path: string, status: number) =>
  until(async () => ((await answer(process, path)) === status ? status : null), {
    what: `${path} to answer ${status}`,
    timeoutMs: longPatienceMs,
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${process.output().slice(-4_000)}`)
  })

async function inspect(finds: 'nothing' | 'minor'): Promise<Inspection> {
  const from = device.lines.length
  const inspection = recordInspection(device, { finds })
  inspections.push(inspection)
  await deliverLines(device, inBatches(device.lines.slice(from), 20))
  await deliverBlobs(device, device.blobs)
  return inspection
}

beforeAll(async () => {
  installation = await openInstallation()
})

afterAll(async () => {
  for (const process of [installation.gateway, installation.backend]) await process.stop().catch(() => undefined)
  await installation.close()
})

test('started before its database a process says so in one sentence, and runs once the database is there', async () => {
  const { gateway, database } = installation
  await broker('kill')
  await database.cut()
  gateway.start()
  const sentence = 'The database does not answer: start it, or correct DATABASE_URL.\n'
  await until(() => Promise.resolve(gateway.output().includes(sentence) || null), { what: 'the sentence' })
  expect(gateway.output()).not.toContain('long-random-text')
  await database.restore()
  await untilStatus(gateway, '/health', 200)
  expect(gateway.ended).toEqual([])
})

test('started before the broker it answers, and says that it is not ready', async () => {
  const { gateway, url } = installation
  expect(await answer(gateway, '/ready')).toBe(503)
  const unknown = { method: 'POST', headers: { 'Sac-Device': 'nobody' }, body: '{}' }
  expect((await fetch(`${url}/sync/v1/probe`, unknown)).status).toBe(401)
})

test('started before the first start of the backend it cannot check a sign-in yet, and says when to come back', async () => {
  const { gateway } = installation
  const body = JSON.stringify({ deviceId: '0199d1c8-0000-7000-8000-000000000000', name: 'x', build: 'x' })
  const headers = { 'content-type': 'application/json', authorization: 'Bearer a.b.c' }
  const refused = await fetch(`${gateway.url}/sync/v1/devices`, { method: 'POST', headers, body })
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
})

test('both become ready by themselves when the broker is there', async () => {
  const { gateway, backend } = installation
  backend.start()
  await untilStatus(backend, '/health', 200)
  expect(await answer(backend, '/ready')).toBe(503)
  await broker('restart')
  const [kind, ...healthcheck] = (await imageUnderTest()).config.Healthcheck.Test
  expect(kind).toBe('CMD')
  for (const process of [gateway, backend]) {
    await untilStatus(process, '/ready', 200)
    expect((await process.run(healthcheck)).code).toBe(0)
  }
})

test('an inspection sent to the one address becomes a certificate that outsiders verify', async () => {
  const { url } = installation
  office = await openOffice(url)
  device = await enrolDevice(url, await signIn(url, 'inspector@demo.test'))
  const { inspectionId, bay } = await inspect('nothing')
  await office.untilInspection(inspectionId, 'certified')
  const [certificate] = await office.certificates(inspectionId)
  const detail = await office.certificate(certificate?.certificateId ?? '')
  expect(detail.verifyUrl).toMatch(/^https:\/\/garage\.example\/c#/)
  expect(await office.verify(digitsOf(detail))).toMatchObject({ state: 'VALID', car: 'passed' })
  expect(await checkPaper(url, await office.pdf(detail.certificateId))).toEqual(soundPaper(detail.verifyUrl))
  // The gateway stored it, the backend shows it.
  expect(Buffer.from(await office.photo(inspectionId, bay.sha256)).equals(bay.bytes)).toBe(true)
})

test('the pages, the lists and the interface description come from the image', async () => {
  const { url } = installation
  for (const path of ['/', '/inspect', '/c', '/api/openapi.json', '/.well-known/sac/ca.pem'])
    expect([path, await answer({ url }, path)]).toEqual([path, 200])
})

test('the one address sends every operation to the process that answers it', async () => {
  for (const [name, { method, path }] of Object.entries(operations)) {
    const address = `${installation.url}${path.replaceAll(/:\w+/g, 'x')}`
    const response = await fetch(address, { method: method.toUpperCase() })
    const missed = response.status >= 500 || (await response.text()).includes('request.not-found')
    expect([name, response.status, missed]).toEqual([name, response.status, false])
  }
})

test('the gateway holds no key that signs, and the volume both share holds none either', async () => {
  const filesOf = async (volume: string) => {
    const folder = join(installation.volumes, volume)
    const found = await readdir(folder, { recursive: true, withFileTypes: true })
    return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  }
  expect((await filesOf('gateway-keys')).map((path) => path.split('/').at(-1))).toEqual(['office-export-key.pem'])
  expect((await filesOf('keys')).length).toBeGreaterThan(5)
  const shared = await Promise.all((await filesOf('data')).map((path) => readFile(path, 'latin1')))
  expect(shared.filter((text) => text.includes('PRIVATE KEY'))).toEqual([])
})

test('killed hard or cut off, gateway, backend, broker and database come back and the next inspection is certified once', async () => {
  const { gateway, backend, database } = installation
  const from = device.lines.length
  const inspection = recordInspection(device, { finds: 'minor' })
  inspections.push(inspection)
  const awayFor = async (ms: number) => {
    await database.cut()
    setTimeout(() => void database.restore(), ms)
  }
  const steps = [
    () => gateway.kill(),
    () => broker('kill'),
    () => backend.kill(),
    () => awayFor(500),
    () => broker('restart'),
  ]
  await deliverLines(device, inBatches(device.lines.slice(from), 20), async (count) => steps[count - 1]?.())
  await deliverBlobs(device, device.blobs)
  for (const process of [gateway, backend]) await untilStatus(process, '/ready', 200)
  await office.untilInspection(inspection.inspectionId, 'certified')
  const certificates = await office.certificates()
  expect(certificates.map(({ inspectionId }) => inspectionId)).toEqual(inspections.map((one) => one.inspectionId))
  expect([gateway, backend].map(({ ended }) => ended.filter((code) => code === null).length)).toEqual([1, 1])
})

test('SIGTERM ends each of them with 0', async () => {
  const { gateway, backend } = installation
  for (const process of [gateway, backend]) {
    const { code, ms } = await process.stop()
    console.info(`ended ${ms} ms after SIGTERM`)
    expect(code).toBe(0)
  }
})
