import { printedText } from '@sac/platform/pdf/testing/printed-text'
import { expect, test } from 'vitest'
import { sampleMonth } from '../testing/sample-month.ts'
import { renderMonth } from './render-month.ts'

const lost = '01935b6e-0000-7000-8000-00000000dead'

test('equal input gives equal bytes, another version others', async () => {
  const month = sampleMonth()
  const [first, same] = await Promise.all([renderMonth(month), renderMonth(month)])
  expect(Buffer.compare(first, same)).toBe(0)
  expect(Buffer.compare(first, await renderMonth({ ...month, madeBy: lost }))).not.toBe(0)
})

test('the pages name version, hash, who and when, every test and what has changed', async () => {
  const month = sampleMonth({ tests: 90, version: 2, changed: { added: [], removed: [lost], altered: [] } })
  const text = printedText(await renderMonth(month))
  for (const told of [
    'Version 2',
    month.sha256,
    month.madeBy,
    '1 December 2026, 08:15 UTC',
    'Changed since version 1',
    lost,
  ])
    expect(text).toContain(told)
  for (let n = 0; n < 90; n += 1) expect(text).toContain(`S0142-26-${String(n).padStart(6, '0')}-P`)
  expect(text).toContain('revoked')
  expect(text).toContain('60')
})

test('a centre that writes French is told in French', async () => {
  const text = printedText(await renderMonth(sampleMonth({ language: 'fr' })))
  expect(text).toContain('Rapport mensuel des contrôles techniques')
  expect(text).not.toContain('Monthly')
})
