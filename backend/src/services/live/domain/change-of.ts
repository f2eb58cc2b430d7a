import { type LiveChanges, type LiveKind, liveKinds } from '@sac/contracts/http/live'

export type Change = LiveChanges['changes'][number]

const isKind = (word: string): word is LiveKind => liveKinds.some((kind) => kind === word)

/** What an event says has changed, by its type and aggregate; null of one nobody looks at. */
export function changeOf(eventType: string, aggregateId: string): Change | null {
  const [kind = ''] = eventType.split('.', 1)
  return isKind(kind) ? { kind, id: aggregateId } : null
}
