import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Blobs } from '@sac/platform/blobs/port'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { inspectionSubscription } from '../handlers/handle-events.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { findInspection } from '../store/inspection-rows.ts'
import { upsertKeys } from '../store/key-rows.ts'
import { demoTests } from './demo-tests.ts'
import { recordDemoTest } from './record-demo-test.ts'

const readPhoto = (file: string) => readFile(join(import.meta.dirname, file))

/** The tests of demo customers' cars that are not there yet, taken in as if their lines had come from a device on that day. */
export async function seedDemoTests(deps: InspectionsDeps, blobs: Pick<Blobs, 'put'>): Promise<void> {
  for (const test of demoTests(deps.now())) {
    if (await findInspection(deps.pool, test)) continue
    const { key, contents, envelopes, endsAt } = await recordDemoTest({ test, newId: deps.newId, readPhoto })
    for (const { bytes } of contents) await blobs.put(bytes)
    const { batchHandler } = inspectionSubscription({ ...deps, now: () => endsAt })
    await withTransaction(deps.pool, async (tx) => {
      await upsertKeys(tx, [key])
      await batchHandler(tx, envelopes)
    })
  }
}
