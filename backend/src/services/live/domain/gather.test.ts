import { expect, test } from 'vitest'
import { changeOf } from './change-of.ts'
import { gather } from './gather.ts'
import { createHistory } from './history.ts'

const tap = { kind: 'inspection', id: 'i' } as const
const other = { kind: 'appointment', id: 'a' } as const

test('changes are gathered, and each is told once more after a while', () => {
  const gathered = gather(1_000)
  gathered.add([tap, tap])
  gathered.add([other, tap])
  expect(gathered.take(0)).toEqual([tap, other])
  expect(gathered.take(999)).toEqual([])
  expect(gathered.take(1_000)).toEqual([tap, other])
  expect(gathered.take(5_000)).toEqual([])
})

test('what changes again meanwhile is told at once, and again a while after that', () => {
  const gathered = gather(1_000)
  gathered.add([tap])
  gathered.take(0)
  gathered.add([tap])
  expect(gathered.take(900)).toEqual([tap])
  expect(gathered.take(1_100)).toEqual([])
  expect(gathered.take(1_900)).toEqual([tap])
})

test('an event is about what its first word says; of what nobody looks at nothing is told', () => {
  expect(changeOf('inspection.answered', 'i')).toEqual(tap)
  expect(changeOf('document.uploaded', 'd')).toBeNull()
  expect(changeOf('', '')).toBeNull()
})

const history = () => createHistory({ epoch: 'e', kept: 2, most: 3 })
const idOf = (text: string) => /^id: (.*)$/m.exec(text)?.[1] ?? ''

test('whoever comes again is told what was missed, and to load everything where that is too much', () => {
  const told = history()
  const [first, second, third] = [told.add([tap]), told.add([other]), told.add([tap])]
  expect(told.since(idOf(third))).toEqual([])
  expect(told.since(idOf(first))).toEqual([second, third])
  told.add([other])
  for (const id of [idOf(first), 'another-3', 'e-99', 'nothing', ''])
    expect(told.since(id)).toEqual([expect.stringContaining('event: reload')])
})

test('too many changes at once are one reload', () => {
  const many = Array.from({ length: 4 }, (_, n) => ({ kind: 'inspection', id: `${n}` }) as const)
  expect(history().add(many)).toContain('event: reload')
  expect(history().add(many.slice(1))).toContain('event: changes')
})
