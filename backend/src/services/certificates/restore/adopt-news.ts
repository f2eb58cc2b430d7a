// Brings a database that is older than the papers up to what the world was told. Begun, it holds up issuing in every process
// until it is ended, by whoever comes; each step may be repeated.
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listKnown } from '../store/adopted-rows.ts'
import {
  holdYears,
  raiseChangeSeq,
  raiseNextIndex,
  raiseSequence,
  releaseYears,
  skipSequences,
} from '../store/book-years.ts'
import { listKeys } from '../store/key-rows.ts'
import { insertStatusYearIfAbsent } from '../store/list-rows.ts'
import { listSetAside } from '../store/set-aside-rows.ts'
import { adoptPaper } from './adopt-paper.ts'
import { applyStatuses } from './apply-status.ts'
import { findStatuses } from './kept-statuses.ts'
import { type Told, type ToldList, toldList } from './known-statuses.ts'
import { booksOf, findRefusals, lookForNews } from './look-for-news.ts'
import type { TopicFacts } from './read-facts.ts'
import { type Survey, surveyPapers } from './survey-papers.ts'
import { placeOf } from './witness-names.ts'

export type Adopted = {
  adopted: number
  known: number
  refused: number
  statuses: number
  lost: string[]
  unwitnessed: string[]
}

type Options = {
  /** What the event log tells, where it outlives the database. */
  readFacts: () => Promise<TopicFacts>
}

/**
 * Throws DamagedWitnesses when a person has to decide, after everything else was adopted; whatever else it throws is to be tried
 * again.
 */
export async function adoptNews(deps: CertificatesDeps, { readFacts }: Options): Promise<Adopted> {
  await hold(deps)
  const facts = await readFacts()
  const survey = await surveyNews(deps)
  await raiseCounters(deps, survey, facts)
  const told = await readTold(deps, facts)
  const before = await applyStatuses(deps, { told, heirs: 'missing' })
  const counts = { adopted: 0, known: 0, refused: 0 }
  for (const name of [...survey.names, ...(await findRefusals(deps))])
    counts[await adoptPaper(deps, { name, told })] += 1
  const after = await applyStatuses(deps, { told, heirs: 'here' })
  // Not before: those that can be read must verify meanwhile.
  if (survey.damaged.length > 0) throw new DamagedWitnesses(survey.damaged)
  const unwitnessed = await stillUnknown(deps, facts)
  const result = { ...counts, statuses: before + after, lost: survey.lost, unwitnessed }
  await release(deps, { told, result })
  return result
}

/** Papers left the house that cannot be read: repaired from a copy, or set aside by a person, they hold up nothing. */
export class DamagedWitnesses extends Error {
  override readonly name = 'DamagedWitnesses'
  readonly names: readonly string[]
  constructor(names: readonly string[]) {
    super(`${names.length} witnesses cannot be read: ${names.slice(0, 3).join(', ')}`)
    this.names = names
  }
}

async function hold({ pool, now, blobs }: CertificatesDeps): Promise<void> {
  const { papers, years } = await lookForNews({ pool, now, blobs })
  const named = [...years, ...papers.flatMap((name) => placeOf(name)?.year ?? [])]
  await withTransaction(pool, async (tx) => {
    for (const year of new Set(named)) await insertStatusYearIfAbsent(tx, { year })
    await holdYears(tx)
  })
}

async function surveyNews(deps: CertificatesDeps): Promise<Survey> {
  const { papers: names } = await lookForNews(deps)
  const keys = await listKeys(deps.pool)
  const burnt = new Set(keys.filter(({ state }) => state === 'compromised').map(({ kid }) => kid))
  return surveyPapers({ records: deps.blobs.records, names, setAside: await listSetAside(deps.pool), burnt })
}

/** Before anything is adopted: from here on no number that left the house is given out, whatever happens to the rest. */
async function raiseCounters({ pool }: CertificatesDeps, survey: Survey, facts: TopicFacts): Promise<void> {
  const papers = [...facts.papers.values()]
  await withTransaction(pool, async (tx) => {
    for (const { station, year, last } of survey.sequences) await raiseSequence(tx, { station, year, to: last })
    for (const { station, year, sequence } of papers) await raiseSequence(tx, { station, year, to: sequence })
    for (const [year, index] of survey.indexes) await raiseNextIndex(tx, { year, to: index + 1 })
    for (const { statusYear, statusIndex } of papers) {
      await insertStatusYearIfAbsent(tx, { year: statusYear })
      await raiseNextIndex(tx, { year: statusYear, to: statusIndex + 1 })
    }
  })
}

async function readTold({ pool, now, blobs }: CertificatesDeps, { statuses }: TopicFacts): Promise<Told> {
  const lists = new Map<number, ToldList>()
  for (const { year, adoptSeq } of await booksOf({ pool, now })) {
    const kept = await findStatuses(blobs.records, year)
    if (kept && kept.seq > (adoptSeq ?? -1)) lists.set(year, toldList(kept))
  }
  return { lists, facts: statuses }
}

async function stillUnknown({ pool }: CertificatesDeps, { papers }: TopicFacts): Promise<string[]> {
  const known = await listKnown(pool, { ids: [...papers.keys()] })
  return [...papers].filter(([id]) => !known.has(id)).map(([, { number }]) => number)
}

async function release(deps: CertificatesDeps, { told, result }: { told: Told; result: Adopted }): Promise<void> {
  const { pool, blobs } = deps
  const lists = await Promise.all([...told.lists.keys()].map((year) => findStatuses(blobs.records, year)))
  await withTransaction(pool, async (tx) => {
    for (const list of lists) {
      if (!list) continue
      await raiseNextIndex(tx, { year: list.year, to: list.length })
      await raiseChangeSeq(tx, { year: list.year, to: list.seq, at: new Date(list.at) })
    }
    for (const name of result.lost) {
      const place = placeOf(name)
      if (place) await skipSequences(tx, { year: place.year, count: 1 })
    }
    await releaseYears(tx)
    const nobody = { actorId: null, subjectId: null, reason: null, note: null }
    await appendAudit(deps, tx, { ...nobody, action: 'restore.ended', details: result })
  })
}
