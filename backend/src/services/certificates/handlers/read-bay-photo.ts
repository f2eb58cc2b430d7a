import { hash } from 'node:crypto'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { type JpegReading, readJpegHead } from '@sac/platform/jpeg/read-jpeg'
import type { CertificatesDeps } from '../certificates-deps.ts'

export type BayPhoto =
  | { status: 'none' }
  | { status: 'sound'; bytes: Uint8Array<ArrayBuffer> }
  /** Damaged on the disk, or accepted before photos were judged. */
  | { status: 'unreadable'; sha256: string; fault: string }

type Blobs = CertificatesDeps['blobs']
type Deps = { blobs: Blobs }

/** Photos that were looked at and wait for their page, by hash: most are printed within a second. */
const waiting = new WeakMap<Blobs, Map<string, BayPhoto>>()
const most = { photos: 16, bytes: 512 * 1024 }

/** What came was read to its end when it came; here only what a page could choke on is looked at. Throws when it is not there. */
export async function checkBayPhoto({ blobs }: Deps, { bayPhoto }: InspectionReport): Promise<BayPhoto> {
  if (bayPhoto === null) return { status: 'none' }
  const photo = await read(blobs, bayPhoto.sha256)
  if (photo.status === 'sound' && photo.bytes.length <= most.bytes) keep(blobs, bayPhoto.sha256, photo)
  return photo
}

/** The same for the page; what was looked at a moment ago is not read again. */
export async function takeBayPhoto({ blobs }: Deps, { bayPhoto }: InspectionReport): Promise<BayPhoto> {
  if (bayPhoto === null) return { status: 'none' }
  const kept = waiting.get(blobs)
  const photo = kept?.get(bayPhoto.sha256)
  kept?.delete(bayPhoto.sha256)
  return photo ?? read(blobs, bayPhoto.sha256)
}

async function read(blobs: Blobs, sha256: string): Promise<BayPhoto> {
  const bytes = await blobs.readAll(sha256)
  if (hash('sha256', bytes) !== sha256) return { status: 'unreadable', sha256, fault: 'damaged' }
  const seen: JpegReading = await readJpegHead(bytes)
  return seen.ok ? { status: 'sound', bytes } : { status: 'unreadable', sha256, fault: seen.fault }
}

function keep(blobs: Blobs, sha256: string, photo: BayPhoto): void {
  const kept = waiting.get(blobs) ?? new Map<string, BayPhoto>()
  waiting.set(blobs, kept.set(sha256, photo))
  const [oldest] = kept.keys()
  if (kept.size > most.photos && oldest !== undefined) kept.delete(oldest)
}
