import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const journeys = globSync('*.spec.ts', { cwd: import.meta.dirname })
  .map((name) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') }))
  .filter(({ text }) => text.includes("from './shared-product.ts'"))

const platesIn = (text: string): string[] => [...new Set(text.match(/\b[A-Z]{2}-\d{3}-[A-Z]{2}\b/g))]

test('of the journeys that share a product no two touch one car', () => {
  const touched = journeys.flatMap(({ name, text }) => platesIn(text).map((plate) => ({ name, plate })))
  const shared = Map.groupBy(touched, ({ plate }) => plate)
  expect(journeys.length).toBeGreaterThan(10)
  expect([...shared.values()].filter(({ length }) => length > 1)).toEqual([])
})
