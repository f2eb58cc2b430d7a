import { checkedSchema } from '#db/create-pool'
import type { Db } from '#db/db'

/** `due`: a job could run now. `silent`: of a running one nothing has been heard for longer than it may be. */
type Standing = { name: string; due: boolean; silent: boolean }

/** How queues stand, by one statement over their index, however many there are and however much waits in them. */
export async function listStandings(
  db: Db,
  { schema, queues }: { schema: string; queues: readonly string[] },
): Promise<Standing[]> {
  const ours = checkedSchema(schema)
  const { rows } = await db.query<Standing>(
    `SELECT name,
            EXISTS (SELECT FROM ${ours}.job WHERE job.name = queue.name AND state < 'active' AND NOT blocked
                      AND start_after <= now()) AS due,
            EXISTS (SELECT FROM ${ours}.job WHERE job.name = queue.name AND state = 'active'
                      AND (heartbeat_on + heartbeat_seconds * interval '1 s' < now()
                           OR started_on + expire_seconds * interval '1 s' < now())) AS silent
     FROM unnest($1::text[]) AS queue (name)`,
    [queues],
  )
  return rows
}
