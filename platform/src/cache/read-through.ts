import type { Cache } from './port.ts'

type Reading<Value> = {
  keys: readonly string[]
  ttlMs: number
  /** What the database says of the keys at these places, in their order. */
  load: (missing: readonly number[]) => Promise<readonly Value[]>
}

/** What is kept under the keys, and what is not from the database; kept from then on. Values are JSON. Rejects only as `load` does. */
export async function readThrough<Value>(
  cache: Pick<Cache, 'look' | 'keep'>,
  { keys, ttlMs, load }: Reading<Value>,
): Promise<Value[]> {
  const looked = await cache.look(keys)
  const missing = looked.flatMap(({ value }, at) => (value === null ? [at] : []))
  const loaded = missing.length === 0 ? [] : await load(missing)
  const fresh = new Map(missing.map((at, n) => [at, loaded[n] as Value]))
  const filled = looked.flatMap((one, at) =>
    one.value === null && one.lease !== null
      ? [{ key: keys[at] ?? '', value: JSON.stringify(fresh.get(at)), lease: one.lease }]
      : [],
  )
  // Nobody waits for a copy to be kept.
  if (filled.length > 0) void cache.keep(filled, { ttlMs })
  return looked.map(({ value }, at) => (value === null ? (fresh.get(at) as Value) : (JSON.parse(value) as Value)))
}
