import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('who names the same target waits, also for one of several, and a failure lets the next in', async () => {
  const turns = createTurns()
  const seen: string[] = []
  const begun = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const first = turns(['broker', 'database'], async () => {
    begun.resolve()
    await release.promise
    seen.push('first ends')
    throw new Error('no matter')
  })
  await begun.promise
  const second = turns(['database'], () => Promise.resolve(seen.push('second')))
  const third = turns(['backend-1'], () => Promise.resolve(seen.push('third')))
  await third
  release.resolve()
  await expect(first).rejects.toThrow('no matter')
  await second
  expect(seen).toEqual(['third', 'first ends', 'second'])
})

test('two who name the same targets in another order do not wait in a circle', async () => {
  const turns = createTurns()
  const work = (names: string[]) => turns(names, () => Promise.resolve(names[0]))
  const all = Array.from({ length: 20 }, (_, at) => work(at % 2 === 0 ? ['a', 'b'] : ['b', 'a']))
  expect(await Promise.all(all)).toHaveLength(20)
})
