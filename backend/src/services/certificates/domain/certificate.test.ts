import { fitClaims } from '@sac/contracts/certificate/fit-claims'
import type { CertificateStatus } from '@sac/contracts/http/certificates'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleReport } from '../testing/sample-report.ts'
import { kindOf, reportFor, type StatusChange, statusAfter } from './certificate.ts'
import { claimsFit, claimsOfReport } from './claims-of-report.ts'
import { correctReport } from './correct-report.ts'

const issuedAt = new Date('2026-11-23T11:00:00Z')
const issue = { number: 'S0142-26-000113-P', revision: 1, statusIndex: 5, validUntil: '2028-11-23', issuedAt }
const urlPrefix = 'https://verify.example/c#'
const odometer = (value: number | null) =>
  claimsOfReport(sampleReport({ odometer: { value, unit: 'mi', status: 'read' } }), issue).odometerKm
const end = (timeZone: string, validUntil: string) =>
  claimsOfReport(sampleReport({ timeZone }), { ...issue, validUntil }).exp
const text = (max: number) =>
  fc.string({ unit: fc.constantFrom('A', '1', 'Ж', 'ع', '-'), minLength: 1, maxLength: max })

test('the life of a certificate: revoked and superseded are final, nothing leaves issuing by command', () => {
  const changes: StatusChange[] = ['revoke', 'suspend', 'reinstate', 'supersede']
  const table = (status: CertificateStatus) => changes.map((change) => statusAfter(status, change))
  expect(table('issuing')).toEqual([null, null, null, null])
  expect(table('valid')).toEqual(['revoked', 'suspended', null, 'superseded'])
  expect(table('suspended')).toEqual(['revoked', null, 'valid', 'superseded'])
  expect(table('revoked')).toEqual([null, null, null, null])
  expect(table('superseded')).toEqual([null, null, null, null])
})

test('only a pass is called a certificate', () => {
  const results = ['pass', 'pass-minor', 'fail', 'fail-dangerous', 'abandoned'] as const
  expect(results.map(kindOf)).toEqual(['certificate', 'certificate', 'report', 'report', 'refusal'])
})

test('what the instrument shows in miles comes back from the signed kilometres', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (value) => {
      const miles = claimsOfReport(sampleReport({ odometer: { value, unit: 'mi', status: 'read' } }), issue)
      expect(miles.odometerMiles).toBe(1)
      expect(Math.round((miles.odometerKm ?? 0) / 1.609344)).toBe(value)
    }),
  )
  expect(claimsOfReport(sampleReport(), issue)).not.toHaveProperty('odometerMiles')
})

test('miles are signed as kilometres and an unread odometer as nothing', () => {
  expect(odometer(100_000)).toBe(160_934)
  expect(odometer(null)).toBeNull()
})

test('a pass ends with its last day in the centre’s time zone, across the change of the clocks', () => {
  expect(end('Europe/Paris', '2027-03-28')).toBe(Date.parse('2027-03-28T21:59:59Z') / 1000)
  expect(end('Europe/Paris', '2027-10-31')).toBe(Date.parse('2027-10-31T22:59:59Z') / 1000)
  expect(end('Pacific/Auckland', '2027-06-01')).toBe(Date.parse('2027-06-01T11:59:59Z') / 1000)
})

test('whatever fits at its widest fits with the number and index it is given', () => {
  fc.assert(
    fc.property(text(12), text(40), fc.integer({ min: 0, max: 3_999_999 }), (plate, make, statusIndex) => {
      const base = sampleReport()
      const report = sampleReport({ vehicle: { ...base.vehicle, plate, make } })
      if (!claimsFit(report, { urlPrefix, issuedAt })) return
      expect(fitClaims(claimsOfReport(report, { ...issue, statusIndex }), urlPrefix)).not.toBeNull()
    }),
  )
})

test('a plate or VIN beyond its cap does not fit', () => {
  const base = sampleReport()
  const fits = (changes: object) =>
    claimsFit(sampleReport({ vehicle: { ...base.vehicle, ...changes } }), { urlPrefix, issuedAt })
  expect(fits({})).toBe(true)
  expect(fits({ plate: 'Ж'.repeat(11) })).toBe(false)
  expect(fits({ vin: 'V'.repeat(18) })).toBe(false)
  expect(fits({ vin: '', plate: '' })).toBe(true)
})

test('corrections change the vehicle and the remark and nothing that was found', () => {
  const report = sampleReport()
  const corrected = correctReport(report, { vin: '1M8GDM9AXKP042788', plate: 'X' })
  expect(corrected).toEqual({
    ...report,
    vehicle: { ...report.vehicle, vin: '1M8GDM9AXKP042788', plate: 'X', vinCheck: 'valid' },
  })
  expect(reportFor(corrected, { revision: 2, reason: 'typed wrongly' })).toMatchObject({
    revision: 2,
    revisionReason: 'typed wrongly',
  })
})
