import { type Cache, leaseMs } from './port.ts'

type MemoryOptions = {
  /** Milliseconds of a clock that never goes back. */
  monotonicMs?: () => number
  /** The oldest are given up beyond so many keys. */
  atMost?: number
}

/** In this process alone: right for one process, and up to its `ttlMs` old where another one changes what is kept. */
export function createMemoryCache({
  monotonicMs = () => performance.now(),
  atMost = 50_000,
}: MemoryOptions = {}): Cache {
  const kept = createTimedMap({ monotonicMs, atMost })
  const leases = createTimedMap({ monotonicMs, atMost })
  let issued = 0

  const lookUp = (key: string) => {
    const value = kept.get(key)
    if (value !== null) return { value }
    if (leases.get(key) !== null) return { value: null, lease: null }
    const lease = `${(issued += 1)}`
    leases.set(key, lease, leaseMs)
    return { value: null, lease }
  }

  return {
    look: (keys) => Promise.resolve(keys.map(lookUp)),
    keep: (entries, { ttlMs }) => {
      for (const { key, value, lease } of entries) {
        if (leases.get(key) !== lease) continue
        leases.delete(key)
        kept.set(key, value, ttlMs)
      }
      return Promise.resolve()
    },
    drop: (keys) => {
      for (const key of keys) {
        kept.delete(key)
        leases.delete(key)
      }
      return Promise.resolve()
    },
    close: () => undefined,
  }
}

/** Texts that end with their time; the oldest make room. */
function createTimedMap({ monotonicMs, atMost }: Required<MemoryOptions>) {
  const texts = new Map<string, { text: string; until: number }>()
  return {
    get: (key: string): string | null => {
      const known = texts.get(key)
      return known && known.until > monotonicMs() ? known.text : null
    },
    set: (key: string, text: string, ms: number) => {
      texts.delete(key)
      const [oldest] = texts.size >= atMost ? texts.keys() : []
      if (oldest !== undefined) texts.delete(oldest)
      texts.set(key, { text, until: monotonicMs() + ms })
    },
    delete: (key: string) => texts.delete(key),
  }
}
