import { createHash } from 'node:crypto'

/** A choice that the seed decides. */
export const sample = <Item>(all: readonly Item[], { seed, most }: { seed: string; most: number }): Item[] =>
  all
    .map((item, at) => ({ item, order: createHash('sha256').update(`${seed} ${at}`).digest('hex') }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .slice(0, most)
    .map(({ item }) => item)
