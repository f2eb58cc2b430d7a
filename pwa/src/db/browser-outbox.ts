// The evidence of this browser: opened when first needed, shared by everything on the page. Apart from the rest of the store, so
// that the database opens while the app is still on its way.
import { openChannel } from '#platform/channel.ts'
import { createId } from '#platform/create-id.ts'
import { createChanges } from './changes.ts'
import { createOutbox, type Outbox } from './outbox.ts'

let outbox: Outbox | null = null

export function browserOutbox(): Outbox {
  outbox ??= createOutbox({
    indexedDB,
    IDBKeyRange,
    changes: createChanges(openChannel('sac')),
    now: () => Date.now(),
    newId: () => createId(),
  })
  return outbox
}
