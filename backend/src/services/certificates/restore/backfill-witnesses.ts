// Papers from before there were witnesses, and those whose witness a power cut or a restored folder took away, get one.
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listSealedFrom } from '../store/adopted-rows.ts'
import { listBookYears, updateWitnessedTo } from '../store/book-years.ts'
import { findCertificate } from '../store/certificate-rows.ts'
import { findNewestTrustList } from '../store/key-rows.ts'
import { keepPaper, sealedPaperOf } from './keep-witness.ts'
import { keepTrustList } from './kept-trust-lists.ts'
import { beforePaper, papersOf, placeOf } from './witness-names.ts'

const perTurn = 200

type Deps = Pick<CertificatesDeps, 'pool' | 'blobs'>

/** Looks at the papers sealed since it last looked, a few hundred at a time. Returns how many witnesses it wrote. */
export async function backfillWitnesses(deps: Deps): Promise<number> {
  const trust = await findNewestTrustList(deps.pool)
  if (trust) await keepTrustList(deps.blobs.records, trust)
  let written = 0
  for (const { year, nextIndex, witnessedTo } of await listBookYears(deps.pool))
    if (witnessedTo < nextIndex) written += await backfillYear(deps, { year, from: witnessedTo })
  return written
}

async function backfillYear(deps: Deps, { year, from }: { year: number; from: number }): Promise<number> {
  const sealed = await listSealedFrom(deps.pool, { year, from, limit: perTurn })
  const last = sealed.at(-1)
  if (!last) return 0
  const present = await indexesKept(deps, { year, from, to: last.index })
  const missing = sealed.filter(({ index }) => !present.has(index))
  for (const { certificateId } of missing) {
    const row = await findCertificate(deps.pool, { certificateId })
    const paper = row && sealedPaperOf(row)
    if (row && paper) await keepPaper(deps, row, paper)
  }
  await updateWitnessedTo(deps.pool, { year, to: last.index + 1 })
  return missing.length
}

type Range = { year: number; from: number; to: number }

async function indexesKept({ blobs }: Deps, { year, from, to }: Range): Promise<Set<number>> {
  const found = new Set<number>()
  for await (const name of blobs.records.list(papersOf(year), beforePaper(year, from))) {
    const index = placeOf(name)?.index ?? to
    if (index > to) break
    found.add(index)
  }
  return found
}
