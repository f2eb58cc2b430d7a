// Drafts lie beside the evidence: what a browser keeps in localStorage reaches the disk seconds later, and not at all when the app
// is killed.
import type { Outbox } from './outbox.ts'
import { getMeta, putMeta, readMeta } from './outbox-meta.ts'

export type DraftStore = {
  read: () => Promise<Readonly<Record<string, unknown>>>
  keep: (slot: string, draft: object | null) => Promise<void>
}

export const draftStore = (outbox: Outbox): DraftStore => ({
  read: async () => (await readMeta(outbox, 'drafts')) ?? {},
  keep: (slot, draft) =>
    outbox.transact('write-relaxed', async ({ meta }) => {
      await putMeta(meta, 'drafts', { ...(await getMeta(meta, 'drafts')), [slot]: draft })
    }),
})
