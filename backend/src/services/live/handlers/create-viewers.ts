// Who looks on, each with a stream.
import { Readable } from 'node:stream'
import type { Person } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'

type Viewer = { userId: string; session: Person['session']; stream: Readable }

type Viewers = {
  /** Throws Problem `request.limited`. */
  add: (person: Person, first: string) => Readable
  sendAll: (text: string) => void
  /** Ends the streams of these sessions; those that are of none stay. */
  endWhere: (isOver: (session: NonNullable<Person['session']>) => boolean) => void
  sessions: () => string[]
  close: () => void
}

export type Limits = { perPerson: number; perProcess: number }

/** A reader that is so far behind will not catch up: it comes again, and is told to load everything. */
const mostWaiting = 64 * 1024

export function createViewers({ perPerson, perProcess }: Limits): Viewers {
  const viewers = new Set<Viewer>()
  const end = (viewer: Viewer) => {
    viewers.delete(viewer)
    viewer.stream.push(null)
  }
  return {
    add: ({ userId, session }, first) => {
      const own = [...viewers].filter((viewer) => viewer.userId === userId)
      if (own.length >= perPerson || viewers.size >= perProcess) throw tooMany()
      const viewer = { userId, session, stream: new Readable({ read: () => undefined }) }
      viewers.add(viewer)
      viewer.stream.once('close', () => viewers.delete(viewer))
      viewer.stream.push(first)
      return viewer.stream
    },
    sendAll: (text) => {
      const bytes = Buffer.from(text)
      for (const { stream } of viewers) {
        if (stream.readableLength > mostWaiting) stream.destroy()
        else stream.push(bytes)
      }
    },
    endWhere: (isOver) => {
      for (const viewer of viewers) if (viewer.session && isOver(viewer.session)) end(viewer)
    },
    sessions: () => [...new Set([...viewers].flatMap(({ session }) => session?.sessionId ?? []))],
    close: () => {
      for (const viewer of viewers) end(viewer)
    },
  }
}

const tooMany = () =>
  new Problem('request.limited', { detail: 'Too many pages look on; close some.', retryAfterSeconds: 10 })
