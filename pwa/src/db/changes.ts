// Tells every part of the app, in every tab, that something on this device has changed. Carries no data: whoever listens
// reads again.
import type { Channel } from '#platform/channel.ts'

export type LocalChange =
  /** `only` lines: an inspection known here has grown by lines, none of them its seal. */
  | { about: 'inspection'; inspectionId: string; only?: 'lines' }
  /** What has been sent, or why nothing is. */
  | { about: 'sync' }
  /** What came down: assignments, templates, verdicts. */
  | { about: 'reference' }
  | { about: 'account' }

type Growth = { about: 'inspection'; inspectionId: string; only: 'lines' }

/** Nothing else has changed: its photos and all the office has said are as before. */
export const isGrowth = (change: LocalChange | undefined): change is Growth =>
  change?.about === 'inspection' && change.only === 'lines'

type ChangeListener = (change: LocalChange) => void

export type Changes = {
  announce: (change: LocalChange) => void
  /** Calls back for the inspection with this id, or for everything: `all`. Returns how to stop. */
  subscribe: (what: string, listener: ChangeListener) => () => void
}

const isChange = (data: unknown): data is LocalChange => typeof data === 'object' && data !== null && 'about' in data

/** `channel` reaches the other tabs; without one only this tab hears. */
export function createChanges(channel?: Channel): Changes {
  const listeners = new Map<ChangeListener, string>()
  const tell = (change: LocalChange) => {
    for (const [listener, what] of listeners)
      if (what === 'all' || (change.about === 'inspection' && change.inspectionId === what)) listener(change)
  }
  channel?.listen((message) => {
    if (isChange(message)) tell(message)
  })
  return {
    announce: (change) => {
      tell(change)
      channel?.send(change)
    },
    subscribe: (what, listener) => {
      // Wrapped, so that one function may listen twice.
      const own: ChangeListener = (change) => listener(change)
      listeners.set(own, what)
      return () => void listeners.delete(own)
    },
  }
}
