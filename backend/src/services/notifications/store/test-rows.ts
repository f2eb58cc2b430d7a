import type { Db } from '@sac/platform/db/db'
import type { TestFacts } from '../domain/test-facts.ts'

type Test = { inspectionId: string; revision: number; facts: TestFacts }

/** An earlier report that comes late changes nothing. */
export async function upsertTest(db: Db, { inspectionId, revision, facts }: Test): Promise<void> {
  await db.query(
    `INSERT INTO tests (inspection_id, revision, facts) VALUES ($1, $2, $3)
     ON CONFLICT (inspection_id) DO UPDATE SET revision = excluded.revision, facts = excluded.facts
     WHERE tests.revision < excluded.revision`,
    [inspectionId, revision, JSON.stringify(facts)],
  )
}

export async function findTest(db: Db, { inspectionId }: { inspectionId: string }): Promise<TestFacts | null> {
  const { rows } = await db.query<{ facts: TestFacts }>('SELECT facts FROM tests WHERE inspection_id = $1', [
    inspectionId,
  ])
  return rows[0]?.facts ?? null
}
