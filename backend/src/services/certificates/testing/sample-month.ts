import { createHash } from 'node:crypto'
import { uuidv7 } from '@sac/platform/ids'
import { writeMonthCsv } from '../domain/month-csv.ts'
import type { PrintedMonth } from '../month-paper/printed-month.ts'
import { failedReport, sampleReport } from './sample-report.ts'

/** A month of so many tests, every third failed, ready to print. */
export function sampleMonth({ tests = 40, ...changes }: Partial<PrintedMonth> & { tests?: number } = {}): PrintedMonth {
  const csv = writeMonthCsv(
    Array.from({ length: tests }, (_, n) => ({
      testedOn: '2026-11-23',
      number: `S0142-26-${String(n).padStart(6, '0')}-P`,
      revision: 1,
      status: n % 7 === 3 ? ('revoked' as const) : ('valid' as const),
      validUntil: '2028-11-22',
      report: { ...(n % 3 === 2 ? failedReport('major', 4) : sampleReport()), inspectionId: uuidv7() },
    })),
  )
  return {
    language: 'en',
    centre: { name: 'Garage Müller & Söhne', station: 'S0142', place: 'Lyon' },
    centreId: 'centre-1',
    month: '2026-11',
    version: 1,
    changed: null,
    sha256: createHash('sha256').update(csv).digest('hex'),
    madeBy: '01935b6e-0000-7000-8000-0000000000f1',
    csv,
    issuedAt: '2026-12-01T08:15:00.000Z',
    sealedBy: 'Test Centres Ltd',
    ...changes,
  }
}
