// The last messages of this process, for whoever comes again after a moment.
import type { Change } from './change-of.ts'

type Message = { event: 'changes' | 'reload'; data: unknown; id?: string }

/** A message of a stream of events (HTML, server-sent events). */
export const messageText = ({ event, data, id }: { event: string; data: unknown; id?: string }): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`

export type History = {
  /** The message that tells of changes; of too many that everything may be another one. */
  add: (changes: readonly Change[]) => string
  /** What was told since a message: nothing, some of it, or that it is too long ago. */
  since: (id: string) => string[]
}

type Options = {
  /** Names this process: another one's messages are not ours. */
  epoch: string
  kept: number
  most: number
}

export function createHistory({ epoch, kept, most }: Options): History {
  const messages: string[] = []
  let count = 0
  const reload = () => messageText({ event: 'reload', data: {}, id: `${epoch}-${count}` })
  return {
    add: (changes) => {
      count += 1
      const many: Message = { event: 'reload', data: {} }
      const few: Message = { event: 'changes', data: { changes } }
      const text = messageText({ ...(changes.length > most ? many : few), id: `${epoch}-${count}` })
      messages.push(text)
      if (messages.length > kept) messages.shift()
      return text
    },
    since: (id) => {
      const [, ofEpoch, number] = /^(.+)-(\d+)$/.exec(id) ?? []
      const missed = count - Number(number)
      if (ofEpoch !== epoch || missed < 0 || missed > messages.length) return [reload()]
      return missed === 0 ? [] : messages.slice(-missed)
    },
  }
}
