import type { OpenQueue } from './port.ts'

/** Beyond so many the database is asked again later. */
const atMost = 50_000

/** Of this process alone. */
export const createLocalQueue: OpenQueue = () => {
  const waiting = new Set<string>()
  return {
    offer: (names) => {
      for (const one of names) if (waiting.size < atMost) waiting.add(one)
      return Promise.resolve()
    },
    take: (limit) => {
      const taken = [...waiting].slice(0, limit)
      for (const one of taken) waiting.delete(one)
      return Promise.resolve(taken)
    },
  }
}
