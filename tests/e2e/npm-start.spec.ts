// The product as its operator meets it: first start, second start, kill -9, and every way the start can be refused.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { passAll, startOf, vehicleOf } from '@sac/backend/services/inspections/demo/inspect-passenger-car'
import { uuidv7 } from '@sac/platform/ids'
import { enrolDevice, signIn, templateHash } from '../support/simulated-device.ts'
import { startStack } from '../support/start-stack.ts'

const root = join(import.meta.dirname, '../..')

async function temporary(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'sac-start-'))
}

async function refusedStart(env: Record<string, string>): Promise<{ code: number; text: string }> {
  const child = spawn(process.execPath, ['backend/src/main/all-in-one.ts'], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  const chunks: string[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number]
  return { code, text: chunks.join('').trim() }
}

test('what was acknowledged survives kill -9, and a stop is orderly', async () => {
  const dataFolder = await temporary()
  const stack = await startStack({ dataFolder, fromNothing: true })
  const inspectionId = uuidv7()
  const inspector = await signIn(stack.url, 'inspector@demo.test')
  const device = await enrolDevice(stack.url, inspector)
  device.record(inspectionId, [
    startOf({ templateHash }),
    ...vehicleOf({ vin: 'VF1AB000123456789', plate: 'AB-123-CD', odometer: 128_402 }),
    ...passAll(),
  ])
  device.sign(inspectionId)
  device.finish(inspectionId)
  const acknowledged = await device.upload()
  await stack.kill()
  await stack.start()
  expect((await device.upload([])).watermark).toEqual(acknowledged.watermark)
  await device.uploadBlobs()
  const { accessToken } = await signIn(stack.url, 'admin@demo.test')
  const headers = { authorization: `Bearer ${accessToken}` }
  await expect
    .poll(async () => {
      const response = await fetch(`${stack.url}/api/v1/inspections/${inspectionId}`, { headers })
      return ((await response.json()) as { inspection?: { status: string } }).inspection?.status
    })
    .toBe('certified')
  expect(await stack.stop()).toBe(0)
  await rm(dataFolder, { recursive: true, force: true })
})

test('a port in use is said in one sentence', async () => {
  const dataFolder = await temporary()
  const blocker = createServer().listen(0, '127.0.0.1')
  await once(blocker, 'listening')
  const address = blocker.address()
  const port = String(typeof address === 'object' ? address?.port : '')
  const { code, text } = await refusedStart({ PORT: port, DATA_DIR: dataFolder })
  blocker.close()
  expect(code).toBe(1)
  expect(text).toBe(`Port ${port} is already in use; set PORT to another one.`)
  // The database server that had been started for it has been stopped: its pid file is gone.
  expect(existsSync(join(dataFolder, 'postgres/cluster/postmaster.pid'))).toBe(false)
  await rm(dataFolder, { recursive: true, force: true })
})

test('a data folder that cannot be used is said in one sentence', async () => {
  const { code, text } = await refusedStart({ DATA_DIR: '/dev/null/data', PORT: '0' })
  expect(code).toBe(1)
  expect(text).toMatch(/^The data folder \S+ cannot be written: make it writable or set DATA_DIR to another one\.$/)
})

test('damaged settings are all named, and no value is shown', async () => {
  const folder = await temporary()
  await chmod(folder, 0o755)
  const { code, text } = await refusedStart({
    DATA_DIR: folder,
    PORT: 'eighty',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://u:hunter2@h/d',
  })
  expect(code).toBe(1)
  for (const name of ['PORT', 'LOG_LEVEL', 'DATABASE_URL']) expect(text).toContain(name)
  expect(text).not.toMatch(/hunter2|eighty|loud/)
  await rm(folder, { recursive: true, force: true })
})
