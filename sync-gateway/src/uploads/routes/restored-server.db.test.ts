import type { ProbeResult } from '@sac/contracts/sync/protocol'
import { createPool } from '@sac/platform/db/create-pool'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSyncGateway } from '#create-sync-gateway'
import { syncSchema } from '#sync-gateway-service'
import { serve, startGateway, type TestGateway } from '#testing/start-gateway'
import { enrol, probeAt, sendTo } from '#testing/test-device'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway()
})
afterAll(() => server.close())

/** A copy of the database as it is now, as a backup would be restored. */
async function backUp(): Promise<{ url: string; drop: () => Promise<void> }> {
  const source = new URL(server.database.url)
  const name = source.pathname.slice(1)
  const admin = new pg.Client({ connectionString: new URL('/postgres', source).href })
  await admin.connect()
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1`, [name])
  await admin.query(`CREATE DATABASE ${name}_backup TEMPLATE ${name}`)
  const drop = async () => {
    await admin.query(`DROP DATABASE ${name}_backup WITH (FORCE)`)
    await admin.end()
  }
  return { url: new URL(`/${name}_backup`, source).href, drop }
}

test('a server restored from an older backup says so by its watermark and takes the lines again', async () => {
  const device = await enrol(server)
  const lines = [1, 2, 3, 4].map((seq) => device.line({ seq }))
  await device.send(lines.slice(0, 2), device.header([[1, 2]]))
  const { cursor } = (await (await device.changes()).json()) as { cursor: string }
  const backup = await backUp()
  await device.send(lines.slice(2), device.header([[3, 4]]))

  const pool = createPool({ url: backup.url, schema: syncSchema.name, log: createSilentLogger() })
  const restored = await createSyncGateway({ ...server.deps, pool })
  const other = await serve(restored)
  const at = { url: `http://127.0.0.1:${other.port}` }
  try {
    const probe = await probeAt(at, device.credential, { deviceId: device.deviceId, epoch: device.epoch })({ head: 4 })
    expect(((await probe.json()) as ProbeResult).watermark).toEqual({ contiguous: 2, archived: 0, missing: [[3, 4]] })
    const again = await sendTo(at, device.credential)(lines.slice(2), device.header([[3, 4]]))
    expect(again).toMatchObject({ watermark: { contiguous: 4, missing: [] }, except: [] })
    const gone = await fetch(`${at.url}/sync/v1/changes?cursor=${cursor}`, {
      headers: { Authorization: `Bearer inspector.${device.userId}` },
    })
    expect(gone.status).toBe(410)
  } finally {
    await other.close(100)
    await pool.end()
    await backup.drop()
  }
})
