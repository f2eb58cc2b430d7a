// Faults of the database's content: lines it refuses for a while, an older state of everything.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Row } from './database-server.ts'
import { type Field, insist, type Of, untilRunning } from './field.ts'

/** A trigger of our own, which stands for whatever may be wrong with one inspection for a while. */
export async function refuseLines(field: Field, { forMs }: Of<'refuse'>): Promise<string> {
  const { query } = field.installation.database
  const patiently = <Found extends Row>(sql: string) => insist(() => field.turns(['database'], () => query<Found>(sql)))
  await patiently(`CREATE OR REPLACE FUNCTION inspections.rig_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'refused by the rig'; END $$`)
  try {
    // The lines of an inspection may all have been taken before the trigger was there: then another one.
    for (const deadline = Date.now() + 120_000; Date.now() < deadline; ) {
      const inspection = field.newestInspection() ?? crypto.randomUUID()
      await patiently(`CREATE OR REPLACE TRIGGER rig_refuses BEFORE INSERT ON inspections.lines FOR EACH ROW
        WHEN (NEW.inspection_id = '${inspection}') EXECUTE FUNCTION inspections.rig_refuses()`)
      if (!(await isParkedWithin(6_000, patiently, inspection))) continue
      await sleep(forMs)
      return `inspection ${inspection}, ${await countParked(patiently, inspection)} of its messages parked meanwhile`
    }
    throw new Error('no line of an inspection was parked')
  } finally {
    await patiently('DROP TRIGGER IF EXISTS rig_refuses ON inspections.lines')
  }
}

type Asking = <Found extends Row>(sql: string) => Promise<Found[]>

const countParked = async (ask: Asking, inspection: string) => {
  const sql = `SELECT count(*)::int AS count FROM inspections.bus_parked WHERE partition_key = '${inspection}'`
  return (await ask<{ count: number }>(sql))[0]?.count ?? 0
}

async function isParkedWithin(ms: number, ask: Asking, inspection: string): Promise<boolean> {
  for (const deadline = Date.now() + ms; Date.now() < deadline; await sleep(200))
    if ((await countParked(ask, inspection)) > 0) return true
  return false
}

const countLines = async ({ installation }: Field) =>
  (await installation.database.query<{ count: number }>('SELECT count(*)::int AS count FROM sync.lines'))[0]?.count ?? 0

export async function takeDump(field: Field): Promise<string> {
  const lines = await insist(() => countLines(field))
  const poison = field.poison.length
  await field.installation.database.copy()
  field.dump = { lines, poison }
  return `${lines} lines and more are in the copy`
}

export async function restoreDump(field: Field): Promise<string> {
  const { processes, database, broker } = field.installation
  const { dump } = field
  if (!dump) throw new Error('there is no dump')
  const before = await insist(() => countLines(field))
  await Promise.all(processes.map(untilRunning))
  await Promise.all(processes.map((process) => process.end('SIGTERM')))
  field.onRestored()
  await database.whileStopped(database.putBack)
  // A log in the database has gone back with it, and the poison of meanwhile was never on it.
  if (!broker) field.poison.splice(dump.poison)
  for (const process of processes) process.start()
  if (before <= dump.lines) throw new Error(`nothing was lost: ${before} lines before, ${dump.lines} in the copy`)
  return `${before} lines before, about ${dump.lines} after`
}
