import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeMonthCsv } from '../domain/month-csv.ts'
import { sampleReport } from '../testing/sample-report.ts'
import { readMonthCsv } from './read-month-csv.ts'

const { vehicle, ...report } = sampleReport()
const paper = { testedOn: '2026-11-23', number: null, revision: 1, status: 'valid', validUntil: null } as const

test('whatever stands in a cell, the other cells of the test are read as they were written', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('"', ',', '",', '""', '\r\n', '=1+1'), (text, trap) => {
      const make = `${text}${trap}${text}`
      const csv = writeMonthCsv([{ ...paper, report: { ...report, vehicle: { ...vehicle, make } } }])
      const [line, ...more] = readMonthCsv(csv)
      expect(more).toEqual([])
      expect(line).toMatchObject({ plate: 'AB-123-CD', model: 'Golf VI 1.6 TDI', rule_version: 'eu-2014-45/1' })
    }),
  )
})

test('quotes and commas come back', () => {
  const csv = writeMonthCsv([{ ...paper, report: { ...report, vehicle: { ...vehicle, make: 'A "B", C', model: '' } } }])
  expect(readMonthCsv(csv)[0]).toMatchObject({ make: 'A "B", C', model: '', certificate_number: '' })
})
