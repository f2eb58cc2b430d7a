import type { BackupState } from '@sac/contracts/http/backup'
import { type Route, route } from '@sac/platform/http/route'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { findKept } from '../check/kept-heads.ts'
import { findStatuses } from '../restore/kept-statuses.ts'
import { isOlder, lookForNews } from '../restore/look-for-news.ts'
import { listRestores, listSetAsideNotes } from '../store/check-rows.ts'
import { listPublications } from '../store/list-rows.ts'

const shownRestores = 20

async function listsOf({ pool, blobs }: CertificatesDeps): Promise<BackupState['lists']> {
  const published = await listPublications(pool)
  return Promise.all(
    published.map(async ({ year, publishedAt }) => ({
      year,
      publishedAt: publishedAt?.toISOString() ?? null,
      keptAt: (await findStatuses(blobs.records, year))?.at ?? null,
    })),
  )
}

async function stateOf(deps: CertificatesDeps): Promise<BackupState> {
  const { pool, blobs } = deps
  const news = await lookForNews(deps)
  const restores = (await listRestores(pool)).toReversed().slice(0, shownRestores)
  return {
    unadoptedPapers: news.papers.length,
    isIssuingHeld: isOlder(news),
    lists: await listsOf(deps),
    chainsKeptAt: (await findKept(blobs.records))?.at ?? null,
    restores: restores.map(({ at, details }) => ({ at: at.toISOString(), details })),
    setAside: (await listSetAsideNotes(pool)).map((one) => ({ ...one, at: one.at.toISOString() })),
  }
}

/** What is known of copies of the books. */
export const backupRoutes = (deps: CertificatesDeps): Route[] => [
  route({ operation: 'admin.backup', handler: async () => ({ status: 200, body: await stateOf(deps) }) }),
]
