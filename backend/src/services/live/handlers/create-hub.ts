// One subscription to the log, told on to every dashboard of this process. A dashboard costs a socket and its turn in a loop:
// no query, no timer of its own.
import type { Readable } from 'node:stream'
import type { LiveBeat } from '@sac/contracts/http/live'
import type { Clock } from '@sac/platform/clock'
import type { Person } from '@sac/platform/http/caller'
import type { Change } from '../domain/change-of.ts'
import { gather } from '../domain/gather.ts'
import { createHistory, messageText } from '../domain/history.ts'
import { createViewers, type Limits } from './create-viewers.ts'

export type Hub = {
  tell: (changes: readonly Change[]) => void
  /** A stream that ends when its person's token does. Throws Problem `request.limited`. */
  open: (person: Person, lastEventId: string | undefined) => Readable
  /** Sessions somebody looks on with. */
  sessions: () => string[]
  /** Ends the streams of all other sessions. */
  keep: (sessions: ReadonlySet<string>) => void
  close: () => void
}

type Options = Partial<Limits> & {
  now: Clock
  newId: () => string
  /** Whether this process hears what happens. */
  hears: () => boolean
}

const tickMs = 200
const againMs = 1_000
const beatMs = 15_000

export function createHub({ now, newId, hears, perPerson = 20, perProcess = 2_000 }: Options): Hub {
  const viewers = createViewers({ perPerson, perProcess })
  const changes = gather(againMs)
  const history = createHistory({ epoch: newId(), kept: 200, most: 200 })
  const beat = () => messageText({ event: 'beat', data: { hears: hears() } satisfies LiveBeat })
  const tick = () => {
    const told = changes.take(performance.now())
    if (told.length > 0) viewers.sendAll(history.add(told))
    viewers.endWhere(({ until }) => until <= now())
  }
  const timers = [setInterval(tick, tickMs).unref(), setInterval(() => viewers.sendAll(beat()), beatMs).unref()]
  return {
    tell: changes.add,
    open: (person, lastEventId) => {
      const missed = lastEventId === undefined ? [] : history.since(lastEventId)
      return viewers.add(person, ['retry: 2000\n\n', beat(), ...missed].join(''))
    },
    sessions: viewers.sessions,
    keep: (sessions) => viewers.endWhere(({ sessionId }) => !sessions.has(sessionId)),
    close: () => {
      for (const timer of timers) clearInterval(timer)
      viewers.close()
    },
  }
}
