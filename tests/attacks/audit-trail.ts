import { expect } from 'vitest'
import type { Product } from '../pipeline/open-product.ts'

type Schema = 'users' | 'sync' | 'inspections'
type Act = { actorId: string; action: string; subjectId: string }
type Entry = { at: Date; reason: string | null; note: string | null; details: Readonly<Record<string, unknown>> }

/** What is on record of an act, oldest first. */
export async function auditOf({ database }: Product, schema: Schema, act: Act): Promise<Entry[]> {
  const { rows } = await database.pool.query<Entry>(
    `SELECT at, reason, note, details FROM ${schema}.audit_events
     WHERE actor_id::text = $1 AND action = $2 AND subject_id::text = $3 ORDER BY position`,
    [act.actorId, act.action, act.subjectId],
  )
  return rows
}

/** It is on record once, and since then. */
export async function expectAudited(product: Product, schema: Schema, { since, ...act }: Act & { since: number }) {
  const entries = await auditOf(product, schema, act)
  expect(entries).toHaveLength(1)
  const [entry = expect.unreachable()] = entries
  expect(entry.at.getTime()).toBeGreaterThanOrEqual(since)
  expect(entry.at.getTime()).toBeLessThanOrEqual(Date.now())
  return entry
}

/** Who acts for the office in these tests. */
export async function officerOf({ office }: Product): Promise<string> {
  const answer = await office.get('/api/v1/auth/me')
  return ((await answer.json()) as { userId: string }).userId
}
