// The one store of this browser: opened when first needed, shared by everything on the page.
import { openChannel } from '#platform/channel.ts'
import { createId } from '#platform/create-id.ts'
import { type Changes, createChanges } from './changes.ts'
import { createInspectionCache, type InspectionCache } from './inspection-cache.ts'
import type { LocalStore } from './local-store.ts'
import { createOutbox } from './outbox.ts'
import { openView } from './view.ts'

export type BrowserStore = LocalStore & { cache: InspectionCache }

let store: BrowserStore | null = null

function open(): BrowserStore {
  const changes: Changes = createChanges(openChannel('sac'))
  const outbox = createOutbox({ indexedDB, IDBKeyRange, changes, now: () => Date.now(), newId: () => createId() })
  let view: ReturnType<typeof openView> | null = null
  const local: LocalStore = {
    outbox,
    changes,
    view: () => {
      view ??= openView({ indexedDB, IDBKeyRange }).catch((error: unknown) => {
        view = null
        throw error
      })
      return view
    },
  }
  return { ...local, cache: createInspectionCache(local) }
}

export function browserStore(): BrowserStore {
  store ??= open()
  return store
}
