import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@sac/platform/db/migrate'
import { uuidv7 } from '@sac/platform/ids'
import { createDatabaseFrom } from '@sac/tests/support/create-database'
import { expect, test } from 'vitest'
import { syncSchema } from '#sync-gateway-service'
import { sha256 } from '#testing/sha256'
import { listBlobStates } from './blob-rows.ts'

const migrations = join(import.meta.dirname, '../../../migrations')

/** A database as the release before had it. */
async function openBefore() {
  const folder = await mkdtemp(join(tmpdir(), 'sac-before-'))
  for (const file of await readdir(migrations)) if (file < '005') await cp(join(migrations, file), join(folder, file))
  const database = await createDatabaseFrom((pool) => migrate(pool, { schema: syncSchema.name, folder }), {
    schema: syncSchema.name,
    key: folder,
  })
  await rm(folder, { recursive: true })
  return database
}

const [own, shared, awaited] = [sha256('own'), sha256('shared'), sha256('awaited')]

test('of bytes from before, a lone namer has sent them, of several nobody is known to; what waits, waits for whose line it is', async () => {
  const { pool, drop } = await openBefore()
  const [taking, other, inspectionId, epoch] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  for (const id of [taking, other])
    await pool.query(
      `INSERT INTO devices (device_id, inspector_id, name, credential_hash, build, enrolled_at)
       VALUES ($1, 'u', 'n', decode($2, 'hex'), 'b', now())`,
      [id, sha256(id)],
    )
  await pool.query(
    `INSERT INTO lines (event_id, device_id, epoch, seq, inspection_id, line, line_hash, received_at)
     VALUES ($1, $2, $3, 1, $4, '', '', now())`,
    [uuidv7(), taking, epoch, inspectionId],
  )
  await pool.query(
    `INSERT INTO blobs (sha256, bytes, stored_at) VALUES ($1, 5, now()), ($2, 5, now()), ($3, NULL, NULL)`,
    [own, shared, awaited],
  )
  await pool.query(
    `INSERT INTO blob_refs (device_id, sha256, named_at)
     VALUES ($1, $3, now()), ($1, $4, now()), ($2, $4, now()), ($1, $5, now()), ($2, $5, now())`,
    [taking, other, own, shared, awaited],
  )
  await pool.query(`INSERT INTO inspection_blobs (inspection_id, sha256) VALUES ($1, $2)`, [inspectionId, awaited])

  await migrate(pool, { schema: syncSchema.name, folder: migrations })
  const states = await listBlobStates(pool, { deviceId: taking, hashes: [own, shared, awaited] })
  expect(new Map(states.map((state) => [state.sha256, state.delivered]))).toEqual(
    new Map([
      [own, true],
      [shared, false],
      [awaited, false],
    ]),
  )
  const { rows } = await pool.query('SELECT inspection_id, device_id, announced_at FROM inspection_blobs')
  expect(rows).toEqual([{ inspection_id: inspectionId, device_id: taking, announced_at: null }])
  await drop()
})
