import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChangesResult } from '@sac/contracts/sync/protocol'
import { uuidv7 } from '@sac/platform/ids'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { sendPartOfBody } from '#testing/send-part-of-body'
import { sha256 } from '#testing/sha256'
import { type GatewayProcess, startProcess } from '#testing/start-process'
import { probeAt, putTo, sendTo } from '#testing/test-device'
import { createLineWriter } from '#testing/write-lines'

let database: TestDatabase
let folder: string
let gateway: GatewayProcess
const start = () => startProcess(database.url, folder)

beforeAll(async () => {
  database = await createDatabase({ schema: 'sync' })
  folder = await mkdtemp(join(tmpdir(), 'sac-sync-process-'))
  gateway = await start()
})
afterAll(async () => {
  await gateway.stop()
  await database.drop()
  await rm(folder, { recursive: true })
})

async function enrolDevice(userId = uuidv7()) {
  const deviceId = uuidv7()
  const response = await fetch(`${gateway.url}/sync/v1/devices`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${userId}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ deviceId, name: 'Tablet', build: '1' }),
  })
  expect(response.status).toBe(200)
  const { credential } = (await response.json()) as { credential: string }
  const writer = createLineWriter({ deviceId, userId })
  return {
    userId,
    deviceId,
    credential,
    ...writer,
    send: (...upload: Parameters<ReturnType<typeof sendTo>>) => sendTo(gateway, credential)(...upload),
    put: (...part: Parameters<ReturnType<typeof putTo>>) => putTo(gateway, credential)(...part),
    offsetOf: async (hash: string) => {
      const response = await probeAt(gateway, credential, { deviceId, epoch: writer.epoch })({ blobs: [hash] })
      return ((await response.json()) as { blobs: [number, boolean][] }).blobs[0] ?? [0, false]
    },
  }
}

const until = <T>(ask: () => Promise<T | undefined | false>): Promise<T> =>
  vi.waitFor(async () => {
    const answer = await ask()
    if (!answer) throw new Error('this never became true')
    return answer
  })

test('a photo survives the process being killed at any byte', async () => {
  const device = await enrolDevice()
  const photo = new Uint8Array(randomBytes(400_000))
  await device.send([device.photoLine(1, photo)], device.header([[1, 1]]))
  for (let round = 0; round < 3; round++) {
    const [offset] = await device.offsetOf(sha256(photo))
    const body = photo.subarray(offset)
    const line = await sendPartOfBody({
      port: gateway.port,
      path: `/sync/v1/blobs/${sha256(photo)}`,
      headers: { 'Sac-Device': device.credential, 'Upload-Offset': String(offset), 'Upload-Length': '400000' },
      body,
      send: 90_000,
      ending: 'silence',
    })
    await until(async () => (await device.offsetOf(sha256(photo)))[0] >= offset + 60_000)
    const [before] = await device.offsetOf(sha256(photo))
    await gateway.kill()
    line.release()
    gateway = await start()
    expect((await device.offsetOf(sha256(photo)))[0]).toBeGreaterThanOrEqual(before)
  }
  const [offset] = await device.offsetOf(sha256(photo))
  const answer = await device.put(photo, { offset })
  expect(answer.status).toBe(201)
})

test('whatever was acknowledged before a kill is there after it, and repeating all of it changes nothing', async () => {
  const device = await enrolDevice()
  const lines = Array.from({ length: 400 }, (_, at) => device.line({ seq: at + 1 }))
  let acknowledged = 0
  const sending = (async () => {
    for (let at = 0; at < lines.length; at += 10) {
      const result = await device.send(lines.slice(at, at + 10), device.header([[at + 1, at + 10]]))
      acknowledged = result.watermark.contiguous
    }
  })().catch(() => undefined)
  await until(async () => acknowledged >= 50)
  await gateway.kill()
  await sending
  gateway = await start()
  const { rows } = await database.pool.query<{ seq: number }>('SELECT seq FROM lines WHERE device_id = $1', [
    device.deviceId,
  ])
  expect(rows.filter(({ seq }) => seq <= acknowledged)).toHaveLength(acknowledged)
  const result = await device.send(lines, device.header([[1, 400]]))
  expect(result).toMatchObject({ watermark: { contiguous: 400, missing: [] }, except: [] })
})

test('lines of one device come down to the inspector who claimed the inspection on another', async () => {
  const [first, second] = [await enrolDevice(), await enrolDevice()]
  const { inspectionId } = first
  await first.send([first.line({ seq: 1 })], first.header([[1, 1]]))
  const claim = second.line({ seq: 1, inspectionId, type: 'claimed', payload: { from: first.userId, reason: null } })
  await second.send([claim], second.header([[1, 1]]))
  const later = first.line({ seq: 2 })
  await first.send([later], first.header([[2, 2]]))
  const found = await until(async () => {
    const response = await fetch(`${gateway.url}/sync/v1/changes`, {
      headers: { Authorization: `Bearer ${second.userId}`, 'Sac-Device': second.credential },
    })
    const { changes } = (await response.json()) as ChangesResult
    const lines = changes.filter(({ entity }) => entity === 'line')
    return lines.length === 2 && lines
  })
  expect(found.map(({ value }) => value?.['line'])).toContain(later)
})

test('the export key is readable by its owner alone and survives a restart', async () => {
  expect((await stat(join(folder, 'keys', 'office-export-key.pem'))).mode & 0o777).toBe(0o600)
})

test('it answers health, readiness and metrics, and ends with 0 when told to', async () => {
  for (const path of ['/health', '/ready', '/metrics']) {
    const answer = await fetch(`${gateway.url}${path}`)
    expect([path, answer.status]).toEqual([path, 200])
  }
  expect(await gateway.stop()).toBe(0)
  gateway = await start()
})
