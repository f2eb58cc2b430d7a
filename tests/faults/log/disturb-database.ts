// Faults of the database's content: lines it refuses for a while, an older state of everything.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runProgram } from '@sac/scripts/process/run-program'
import type { Row } from './database-server.ts'
import { type Field, insist, type Of, targetMs, untilRunning } from './field.ts'

type Asking = <Found extends Row>(sql: string) => Promise<Found[]>

/** Where the trigger goes, and which rows it refuses. */
const refusals = {
  lines: { table: 'inspections.lines', rows: (inspection: string) => `NEW.inspection_id = '${inspection}'` },
  papers: { table: 'certificates.certificates', rows: () => 'true' },
} as const

// What a sequence counts stays counted when the refused transaction is rolled back. The services' roles may not count.
const machinery = `CREATE SEQUENCE IF NOT EXISTS public.rig_refusals;
  CREATE OR REPLACE FUNCTION public.rig_refuses() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  BEGIN PERFORM nextval('public.rig_refusals'); RAISE EXCEPTION 'refused by the rig'; END $$`
const counted = `SELECT CASE WHEN is_called THEN last_value ELSE 0 END::int AS count FROM public.rig_refusals`

/** A trigger of our own, which stands for whatever may be wrong for a while. */
export async function refuseRows(field: Field, { what, forMs }: Of<'refuse'>): Promise<string> {
  const ask: Asking = (sql) => insist(() => field.turns(['database'], () => field.installation.database.query(sql)))
  const count = async () => (await ask<{ count: number }>(counted))[0]?.count ?? 0
  const { table, rows } = refusals[what]
  await ask(machinery)
  const before = await count()
  try {
    let inspection: string | null = null
    for (const deadline = Date.now() + targetMs; Date.now() < deadline; await sleep(500)) {
      // Consumers may be far behind: the trigger stays on an inspection until its rows are there and cannot be refused any more.
      const newest = field.newestInspection()
      if (newest !== inspection && (inspection === null || (await isStored(ask, inspection)))) {
        inspection = newest
        await ask(`CREATE OR REPLACE TRIGGER rig_refuses BEFORE INSERT ON ${table} FOR EACH ROW
          WHEN (${rows(String(inspection))}) EXECUTE FUNCTION public.rig_refuses()`)
      }
      if ((await count()) === before) continue
      await sleep(forMs)
      return `refused ${(await count()) - before} times${what === 'lines' ? `, inspection ${inspection}` : ''}`
    }
    throw new Error('nothing came that could be refused')
  } finally {
    await ask(`DROP TRIGGER IF EXISTS rig_refuses ON ${table}`)
  }
}

async function isStored(ask: Asking, inspectionId: string): Promise<boolean> {
  const [found] = await ask<{ stored: boolean }>(
    `SELECT EXISTS (SELECT FROM inspections.lines WHERE inspection_id = '${inspectionId}') AS stored`,
  )
  return found?.stored === true
}

/** `begun` counts papers that have a row, `papers` those that are valid. */
type Content = { lines: number; begun: number; papers: number }

const measure = async ({ installation }: Field): Promise<Content> => {
  const [content] = await installation.database.query<Content>(
    `SELECT (SELECT count(*) FROM sync.lines)::int AS lines,
            count(*)::int AS begun, count(*) FILTER (WHERE status = 'valid')::int AS papers
     FROM certificates.certificates`,
  )
  return content ?? { lines: 0, begun: 0, papers: 0 }
}

export async function takeDump(field: Field): Promise<string> {
  await insist(() => field.installation.database.copy())
  // Measured afterwards: the copy holds no more than that.
  const content = await insist(() => measure(field))
  field.dump = { ...content, poison: field.poison.length }
  return `at most ${content.lines} lines and ${content.begun} papers are in the copy, ${content.papers} of them valid`
}

/** Papers the dump knows nothing of have to have left the house, or it is no older than anything. */
export async function untilDumpIsOld(field: Field): Promise<void> {
  const { dump } = field
  if (!dump) throw new Error('there is no dump')
  for (const deadline = Date.now() + targetMs; ; await sleep(500)) {
    if ((await insist(() => measure(field))).papers >= dump.begun + 3) return
    if (Date.now() > deadline) throw new Error('no paper has left the house since the dump')
  }
}

const root = join(import.meta.dirname, '../../..')

/** What the product says of the restored database before it starts. */
async function askBefore({ env }: Field['installation']): Promise<{ code: number; words: string }> {
  const { code, stdout, stderr } = await runProgram(process.execPath, ['backend/src/main/restore.ts', 'check'], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  const said = `${stdout.toString()}\n${stderr}`.trim().split('\n')
  return { code, words: said[0]?.slice(0, 200) ?? '' }
}

export async function restoreDump(field: Field): Promise<string> {
  const { processes, database, broker } = field.installation
  const { dump } = field
  if (!dump) throw new Error('there is no dump')
  const before = await insist(() => measure(field))
  await Promise.all(processes.map(untilRunning))
  await Promise.all(processes.map((process) => process.end('SIGTERM')))
  field.onRestored()
  await database.whileStopped(database.putBack)
  // A log in the database has gone back with it, and the poison of meanwhile was never on it.
  if (!broker) field.poison.splice(dump.poison)
  const { code, words } = await askBefore(field.installation)
  for (const process of processes) process.start()
  if (code !== 1) throw new Error(`the product's check ends with ${code} although papers are missing: ${words}`)
  return `${before.lines - dump.lines} lines and ${before.papers - dump.papers} papers fewer, and the product's check says: ${words}`
}
