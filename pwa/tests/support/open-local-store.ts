import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createChanges } from '#db/changes.ts'
import type { LocalStore } from '#db/local-store.ts'
import { createOutbox } from '#db/outbox.ts'
import { openView } from '#db/view.ts'
import { createId } from '#platform/create-id.ts'

export type TestClock = { now: number }

/** A device's storage that lives as long as the test; `indexedDB` given again is the same disk after a restart. */
export function openLocalStore({
  clock = { now: Date.parse('2026-11-23T09:00:00.000Z') },
  indexedDB = new IDBFactory(),
} = {}): LocalStore & { clock: TestClock; indexedDB: IDBFactory } {
  const changes = createChanges()
  const outbox = createOutbox({
    indexedDB,
    IDBKeyRange,
    changes,
    now: () => clock.now,
    newId: () => createId(Math.max(0, clock.now)),
  })
  let view: ReturnType<typeof openView> | undefined
  return {
    outbox,
    changes,
    clock,
    indexedDB,
    view: () => (view ??= openView({ indexedDB, IDBKeyRange })),
  }
}
