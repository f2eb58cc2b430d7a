import { expect, test } from 'vitest'
import { sampleReport } from '../testing/sample-report.ts'
import { changesBetween, type TestOfMonth, writeMonthCsv } from './month-csv.ts'

const testOf = (n: number, make = 'Renault', status: TestOfMonth['status'] = 'valid'): TestOfMonth => {
  const report = sampleReport()
  return {
    testedOn: '2026-11-23',
    number: `S0142-26-00000${n}-X`,
    revision: 1,
    status,
    validUntil: '2028-11-23',
    report: {
      ...report,
      inspectionId: `01935b6e-0000-7000-8000-00000000000${n}`,
      vehicle: { ...report.vehicle, make },
    },
  }
}

test('a file has a header and a line for each test, quoted where RFC 4180 asks for it', () => {
  const [header = '', ...lines] = writeMonthCsv([testOf(1), testOf(2, 'Müller, "Söhne"\n& Co')]).split('\r\n')
  expect(header.split(',')).toHaveLength(28)
  expect(lines).toHaveLength(3)
  expect(lines[0]?.split(',').slice(0, 2)).toEqual(['01935b6e-0000-7000-8000-000000000001', '2026-11-23'])
  expect(lines[1]).toContain(',"Müller, ""Söhne"" & Co",')
  expect(lines[2]).toBe('')
})

test('no cell is a formula', () => {
  for (const make of ['=1+1', '+1', '-1', '@sum', '\t=1'])
    expect(writeMonthCsv([testOf(1, make)])).not.toMatch(/,\s*[=+@-]/)
})

test('a later file says what was added, taken away and altered', () => {
  const before = writeMonthCsv([testOf(1), testOf(2), testOf(3)])
  const after = writeMonthCsv([testOf(2, 'Renault', 'revoked'), testOf(3), testOf(4)])
  const id = (n: number) => `01935b6e-0000-7000-8000-00000000000${n}`
  expect(changesBetween(before, after)).toEqual({ added: [id(4)], removed: [id(1)], altered: [id(2)] })
  expect(changesBetween(before, before)).toEqual({ added: [], removed: [], altered: [] })
})
