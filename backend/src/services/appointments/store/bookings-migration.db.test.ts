import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPool } from '@sac/platform/db/create-pool'
import { migrate } from '@sac/platform/db/migrate'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabase } from '@sac/tests/support/create-database'
import { expect, test } from 'vitest'
import { appointmentsSchema } from '../appointments-service.ts'

const { name: schema, migrations: folder } = appointmentsSchema

test('what an earlier release planned gets an end before the next one, and holds its bay', async () => {
  const database = await createDatabase({ schema })
  const before = await mkdtemp(join(tmpdir(), 'sac-migrations-'))
  try {
    await copyFile(join(folder, '001_appointments.sql'), join(before, '001_appointments.sql'))
    await migrate(database.pool, { schema, folder: before })
    await database.pool.query(`INSERT INTO centres VALUES ('main', 'L1', 'Main', 'Town', 'Europe/Paris', 'eu-min')`)
    await database.pool.query(`INSERT INTO bays VALUES ('main', '1')`)
    const plan = (time: string, status: string) =>
      database.pool.query(
        `INSERT INTO appointments (appointment_id, inspection_id, centre_id, bay, scheduled_at, kind, status, vehicle, created_at)
         VALUES ($1, $2, 'main', '1', $3, 'periodic', $4, '{}', now())`,
        [uuidv7(), uuidv7(), `2026-11-20T${time}:00Z`, status],
      )
    for (const [time, status] of [
      ['09:00', 'confirmed'],
      ['09:10', 'done'],
      ['09:40', 'checked-in'],
      ['09:00', 'cancelled'],
      ['09:00', 'cancelled'],
    ] as const)
      await plan(time, status)
    await migrate(database.pool, { schema, folder })
    const { rows } = await database.pool.query<{ minutes: number }>(
      `SELECT extract(epoch FROM ends_at - scheduled_at)::int / 60 AS minutes FROM appointments ORDER BY scheduled_at, minutes`,
    )
    expect(rows.map(({ minutes }) => minutes)).toEqual([10, 30, 30, 30, 30])
    await expect(
      database.pool.query(
        `UPDATE appointments SET ends_at = scheduled_at + interval '11 minutes' WHERE status = 'confirmed'`,
      ),
    ).rejects.toMatchObject({ code: '23P01', constraint: 'appointments_slot' })
  } finally {
    await rm(before, { recursive: true, force: true })
    await database.drop()
  }
})

test('an owner of the database who is no superuser makes the tables, extension and all', async () => {
  const database = await createDatabase()
  const url = new URL(database.url)
  const owner = `owner_${url.pathname.slice(1)}`
  await database.pool.query(`CREATE ROLE ${owner} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD 'secret'`)
  await database.pool.query(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO ${owner}`)
  const pool = createPool({ url: `postgres://${owner}:secret@${url.host}${url.pathname}`, log: createSilentLogger() })
  try {
    expect(await migrate(pool, { schema, folder })).toContain('002_bookings')
  } finally {
    await pool.end()
    await database.pool.query(`ALTER DATABASE ${url.pathname.slice(1)} OWNER TO CURRENT_USER`)
    await database.pool.query(`DROP OWNED BY ${owner} CASCADE; DROP ROLE ${owner}`)
    await database.drop()
  }
})
