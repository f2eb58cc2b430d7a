import { expect, test } from 'vitest'
import { matchCommands } from './match-commands.ts'

const commands = [
  { id: 'a', name: 'All inspections', within: 'Inspections', run: () => undefined },
  { id: 'b', name: 'Réconciliation', within: 'Money', run: () => undefined },
  { id: 'c', name: 'Invoices', within: 'Money', run: () => undefined },
]
const found = (typed: string) => matchCommands(commands, typed).map(({ id }) => id)

test('whoever typed nothing sees everything in its order', () => expect(found(' ')).toEqual(['a', 'b', 'c']))
test('accents and case decide nothing', () => expect(found('RECON')).toEqual(['b']))
test('each word typed begins a word of name or place', () => {
  expect(found('money inv')).toEqual(['c'])
  expect(found('nvoices')).toEqual([])
})
test('names that begin so come first', () => expect(found('in')).toEqual(['c', 'a']))
