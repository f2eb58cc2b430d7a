import type { InspectionReport } from '@sac/contracts/inspection/report'
import type { PrintedDocument } from '../pdf/printed-document.ts'
import { sampleReport } from './sample-report.ts'

/** 204 bytes that stand for a signed certificate, and an address of the length real ones have. */
const cose = Uint8Array.from({ length: 204 }, (_, index) => (index * 37 + 210) % 256)
const digits = BigInt(`0x01${Buffer.from(cose).toString('hex')}`).toString()

/** A certificate ready to print. */
export function sampleDocument(
  changes: Partial<PrintedDocument> & { report?: InspectionReport } = {},
): PrintedDocument {
  return {
    language: 'en',
    report: sampleReport(),
    issue: {
      number: 'S0142-26-000113-P',
      revision: 1,
      validUntil: '2028-11-22',
      url: `https://verify.example/c#${digits}`,
      cose,
    },
    issuedAt: '2026-11-23T11:00:00.000Z',
    verifyHost: 'verify.example',
    photo: null,
    sealedBy: 'Test Centres Ltd',
    ...changes,
  }
}
