// The text of a field while it is being written: it stands there again for whoever wrote it when the app comes back.
import { useState } from 'react'
import { type CurrentInspection, useCurrentInspection } from './current-inspection.ts'
import { keepDraft, readDraft } from './drafts.ts'

type Writer = Pick<CurrentInspection, 'id' | 'actorId'>
type Kept = { inspectionId: string; actorId: string; place: string; text: string }

function keptBy({ id, actorId }: Writer): Kept | null {
  const kept = readDraft('text') as Kept | null
  return kept?.inspectionId === id && kept.actorId === actorId ? kept : null
}

/** Where in this inspection a text was being written, for example `advisory/1.1.13`; null when none was. */
export const draftPlace = (writer: Writer): string | null => keptBy(writer)?.place ?? null

export function dropText(writer: Writer, place: string): void {
  if (keptBy(writer)?.place === place) keepDraft('text', null)
}

/** The text of a field, kept while it grows; `before` to begin with. `drop` once it is recorded or given up. */
export function useKeptText(place: string, before = '') {
  const { id, actorId } = useCurrentInspection()
  const [restored] = useState(() => {
    const kept = keptBy({ id, actorId })
    return kept?.place === place ? kept.text : null
  })
  const [text, setText] = useState(restored ?? before)
  return {
    text,
    isRestored: restored !== null,
    setText: (next: string) => {
      setText(next)
      keepDraft('text', { inspectionId: id, actorId, place, text: next } satisfies Kept)
    },
    drop: () => dropText({ id, actorId }, place),
  }
}
