import { expect, test } from 'vitest'
import { describeComponents, neededComponents } from './report-components.ts'

const all = neededComponents.map((name) => ({ name, exercised: '1.0' }))

test('nothing is missing when every needed component was used', () => {
  const { lines, missing } = describeComponents(all)
  expect(missing).toBe(0)
  expect(lines).toContain('  PostgreSQL: 1.0')
  expect(lines).not.toContain('Not exercised:')
})

test('a needed component that nobody used is missing, and its reason is shown', () => {
  const reason = 'qpdf is missing: install it (Debian: apt-get install qpdf).'
  const { lines, missing } = describeComponents([
    ...all.filter(({ name }) => !['qpdf --check', 'Chromium'].includes(name)),
    { name: 'qpdf --check', missing: reason },
  ])
  expect(missing).toBe(2)
  expect(lines).toContain(`  qpdf --check: ${reason}`)
  expect(lines).toContain('  Chromium: no test of this run used it')
})

test('a component used in one place and missed in another counts as used', () => {
  expect(describeComponents([...all, { name: 'veraPDF', missing: 'gone' }]).missing).toBe(0)
})

test('a component beyond the needed ones is missing once a test wanted it in vain', () => {
  expect(describeComponents([...all, { name: 'Redis', missing: 'Redis is missing.' }]).missing).toBe(1)
})

test('what a machine may lack is named, and no run fails for it', () => {
  const { lines, missing } = describeComponents([...all, { name: 'stripe-mock', missing: 'No Go.' }])
  expect(missing).toBe(0)
  expect(lines).toContain('  stripe-mock: No Go.')
})
