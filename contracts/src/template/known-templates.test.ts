import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from '../canonical-json.ts'
import { knownTemplates } from './known-templates.ts'
import { passengerCar, passengerCar2 } from './passenger-car.ts'

const hashOf = (template: Parameters<typeof canonicalJson>[0]) =>
  createHash('sha256').update(canonicalJson(template)).digest('hex')

test('every published version keeps its hash: what was begun on it is found', () => {
  const versions = knownTemplates.map(({ published, judgedBy }) => [published.version, judgedBy.version])
  expect(versions).toEqual([
    [3, 3],
    [2, 2],
    [1, 1],
  ])
  expect(knownTemplates.map(({ published }) => hashOf(published))).toEqual(knownTemplates.map(({ hash }) => hash))
  expect(knownTemplates.map(({ hash }) => hash)).toEqual([
    '058cd7851d9e190726b5c960ce883c8ef21e96bf05ea630fe3a57d18f6e073d5',
    '98f1b4e4b02ca1d6449de6b7dc9730d3364968bc2f0a14032285ee66bb365e41',
    '3d5cc7f0f955c00381b542a4c482b21c8410a7c322f7328b110910d32d0d38a4',
  ])
})

test('an earlier version asks the same of a car as the newest', () => {
  for (const { judgedBy } of knownTemplates) expect(judgedBy.sections).toEqual(passengerCar.sections)
})

test('version 3 differs from version 2 in what it says of sources alone', () => {
  const withoutSources = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, member) => (['source', 'verified'].includes(key) ? undefined : member)))
  expect(withoutSources(passengerCar.sections)).toEqual(withoutSources(passengerCar2.sections))
  expect(passengerCar.sections).not.toEqual(passengerCar2.sections)
})
