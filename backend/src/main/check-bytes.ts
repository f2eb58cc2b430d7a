// Photos and PDFs the database names and the store does not hold.
import type { Blobs } from '@sac/platform/blobs/port'
import type { Db } from '@sac/platform/db/db'
import { type Finding, openIfAny } from '../services/certificates/restore/finding.ts'
import { listPdfs } from '../services/certificates/store/check-rows.ts'

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

async function listPhotos(db: Db, { after, limit }: { after: string; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ sha256: string }>(
    `SELECT DISTINCT encode(sha256, 'hex') AS sha256 FROM blobs
     WHERE sha256 > decode($1, 'hex') AND content ->> 'kind' IS DISTINCT FROM 'rubbish' ORDER BY 1 LIMIT $2`,
    [after, limit],
  )
  return rows.map(({ sha256 }) => sha256)
}
