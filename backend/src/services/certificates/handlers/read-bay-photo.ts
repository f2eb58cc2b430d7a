import { hash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { type JpegReading, readJpegHead } from '@sac/platform/jpeg/read-jpeg'
import type { CertificatesDeps } from '../certificates-deps.ts'

export type BayPhoto =
  | { status: 'none' }
  | { status: 'sound'; bytes: Uint8Array<ArrayBuffer> }
  /** Damaged on the disk, or accepted before photos were judged. */
  | { status: 'unreadable'; sha256: string; fault: string }

type Deps = Pick<CertificatesDeps, 'blobs'>

/** What came was read to its end when it came; here only what a page could choke on is looked at. Throws when it is not there. */
export async function readBayPhoto({ blobs }: Deps, { bayPhoto }: InspectionReport): Promise<BayPhoto> {
  if (bayPhoto === null) return { status: 'none' }
  const { sha256 } = bayPhoto
  const bytes = Uint8Array.from(await buffer(await blobs.read(sha256)))
  if (hash('sha256', bytes) !== sha256) return { status: 'unreadable', sha256, fault: 'damaged' }
  const read: JpegReading = await readJpegHead(bytes)
  return read.ok ? { status: 'sound', bytes } : { status: 'unreadable', sha256, fault: read.fault }
}
