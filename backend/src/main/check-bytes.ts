// Photos and PDFs the database names and the store does not hold.
import type { Blobs } from '@sac/platform/blobs/port'
import type { Db } from '@sac/platform/db/db'
import { type Finding, openIfAny } from '../services/certificates/restore/finding.ts'
import { listPdfs } from '../services/certificates/store/check-rows.ts'
import { listPhotos } from '../services/inspections/store/photo-hashes.ts'

const perPage = 500

type Page = (after: string) => Promise<string[]>

export async function checkBytes(
  { certificates, inspections }: { certificates: Db; inspections: Db },
  blobs: Pick<Blobs, 'size'>,
): Promise<Finding[]> {
  const pdfs = await missingOf(blobs, (after) => listPdfs(certificates, { after, limit: perPage }))
  const photos = await missingOf(blobs, (after) => listPhotos(inspections, { after, limit: perPage }))
  return [
    ...openIfAny(pdfs, 'PDFs the database names and DATA_DIR/blobs does not hold: put them back from a copy.'),
    ...openIfAny(photos, 'Photos the database names and DATA_DIR/blobs does not hold: put them back from a copy.'),
  ]
}

async function missingOf({ size }: Pick<Blobs, 'size'>, page: Page): Promise<string[]> {
  const missing: string[] = []
  for (let after = ''; ; ) {
    const hashes = await page(after)
    const sizes = await Promise.all(hashes.map(size))
    missing.push(...hashes.filter((_, at) => sizes[at] === undefined))
    const last = hashes.at(-1)
    if (last === undefined || hashes.length < perPage) return missing
    after = last
  }
}
