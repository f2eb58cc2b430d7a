// The one store of this browser: opened when first needed, shared by everything on the page.
import { browserOutbox } from './browser-outbox.ts'
import { createInspectionCache, type InspectionCache } from './inspection-cache.ts'
import { type KeptRows, keepRows } from './kept-rows.ts'
import type { LocalStore } from './local-store.ts'
import { openView } from './view.ts'

export type BrowserStore = LocalStore & { cache: InspectionCache; rows: KeptRows }

let store: BrowserStore | null = null

function open(): BrowserStore {
  const outbox = browserOutbox()
  let view: ReturnType<typeof openView> | null = null
  const local: LocalStore = {
    outbox,
    changes: outbox.changes,
    view: () => {
      view ??= openView({ indexedDB, IDBKeyRange }).catch((error: unknown) => {
        view = null
        throw error
      })
      return view
    },
  }
  return { ...local, cache: createInspectionCache(local), rows: keepRows(local) }
}

export function browserStore(): BrowserStore {
  store ??= open()
  return store
}
