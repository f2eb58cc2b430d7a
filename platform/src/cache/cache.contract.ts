import { describe, expect, test } from 'vitest'
import { type Cache, leaseMs } from './port.ts'

export type CacheRig = {
  cache: Cache
  /** Another process's view of the same; null where there is none. */
  other: Cache | null
  /** Lets time pass. */
  pass: (ms: number) => Promise<void>
}

const long = { ttlMs: 60_000 }
let count = 0
const newKey = () => `key ${(count += 1)}`

async function leaseOf(cache: Cache, key: string): Promise<string> {
  const [looked] = await cache.look([key])
  if (looked?.value !== null || looked.lease === null) throw new Error('no lease')
  return looked.lease
}

async function put(cache: Cache, key: string, value: string, options = long): Promise<void> {
  await cache.keep([{ key, value, lease: await leaseOf(cache, key) }], options)
}

const valueOf = async (cache: Cache, key: string) => (await cache.look([key]))[0]?.value

/** What every cache promises. */
export function cacheContract(name: string, rig: () => CacheRig): void {
  describe(name, () => {
    test('what was filled is there, key by key, in the order asked', async () => {
      const { cache } = rig()
      const [a, b, missing] = [newKey(), newKey(), newKey()]
      await put(cache, a, 'one')
      await put(cache, b, '')
      const looked = await cache.look([b, missing, a])
      expect(looked.map(({ value }) => value)).toEqual(['', null, 'one'])
      expect(await cache.look([])).toEqual([])
    })

    test('of many who miss one fills', async () => {
      const { cache } = rig()
      const key = newKey()
      const all = await Promise.all(Array.from({ length: 20 }, () => cache.look([key])))
      expect(all.filter(([one]) => one?.value === null && one.lease !== null)).toHaveLength(1)
    })

    test('who read before a change cannot fill after it', async () => {
      const { cache, other } = rig()
      const key = newKey()
      const lease = await leaseOf(cache, key)
      await (other ?? cache).drop([key])
      await cache.keep([{ key, value: 'old', lease }], long)
      expect(await valueOf(cache, key)).toBeNull()
    })

    test('a dropped value is gone for everyone', async () => {
      const { cache, other } = rig()
      const key = newKey()
      await put(cache, key, 'one')
      if (other) expect(await valueOf(other, key)).toBe('one')
      await cache.drop([key])
      expect(await valueOf(other ?? cache, key)).toBeNull()
    })

    test('a value ends with its time, a lease that is not used with its own', async () => {
      const { cache, pass } = rig()
      const [key, slow] = [newKey(), newKey()]
      await put(cache, key, 'one', { ttlMs: 40 })
      const lease = await leaseOf(cache, slow)
      await pass(60)
      expect(await valueOf(cache, key)).toBeNull()
      await pass(leaseMs + 20)
      await cache.keep([{ key: slow, value: 'late', lease }], long)
      expect(await valueOf(cache, slow)).toBeNull()
    })
  })
}
