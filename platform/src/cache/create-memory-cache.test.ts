import { expect, test } from 'vitest'
import { type CacheRig, cacheContract } from './cache.contract.ts'
import { createMemoryCache } from './create-memory-cache.ts'

let now = 0
const cache = createMemoryCache({ monotonicMs: () => now })
const rig: CacheRig = {
  cache,
  other: null,
  pass: (ms) => {
    now += ms
    return Promise.resolve()
  },
}

cacheContract('cache in memory', () => rig)

test('the oldest are given up where there is no more room', async () => {
  const small = createMemoryCache({ atMost: 2 })
  for (const key of ['a', 'b', 'c']) {
    const [looked] = await small.look([key])
    if (looked?.value === null) await small.keep([{ key, value: key, lease: looked.lease ?? '' }], { ttlMs: 1_000 })
  }
  expect((await small.look(['a', 'b', 'c'])).map(({ value }) => value)).toEqual([null, 'b', 'c'])
})
