// Is the database older than the papers? Asked at every start and every few seconds, so it must cost nothing: the names of what
// lies outside sort as it was made, and only those behind what the database has given out are looked at.
import { listNames } from '@sac/platform/blobs/list-names'
import type { Db } from '@sac/platform/db/db'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { findNewestRefusal, listKnown } from '../store/adopted-rows.ts'
import { type BookYear, listBookYears } from '../store/book-years.ts'
import { listSetAside } from '../store/set-aside-rows.ts'
import {
  beforePaper,
  beforeRefusal,
  lastNumberOf,
  papersOf,
  placeOf,
  refusals,
  statusesName,
  statusesOf,
} from './witness-names.ts'

export type News = {
  /** Names of papers with an index the database has not given out, in their order. */
  papers: string[]
  /** Years of which newer statuses were published than the database knows. */
  years: number[]
  /** Names of refusals the database does not know. */
  refusals: string[]
  /** An adoption was begun and not ended. */
  held: boolean
}

type Deps = { pool: Db } & Pick<CertificatesDeps, 'now' | 'blobs'>

export const isOlder = ({ papers, years, refusals, held }: News): boolean =>
  held || papers.length + years.length + refusals.length > 0

/** Papers and statuses; refusals have no counter to compare with and are left to `findRefusals`. */
export async function lookForNews(deps: Deps): Promise<News> {
  const before = await booksOf(deps)
  const papers = await namesBehind(deps, before)
  const lists = await listsBehind(deps, before)
  const news = { papers, years: lists.map(({ year }) => year), refusals: [], held: isHeld(before) }
  if (!isOlder(news) || news.held) return news
  // Others go on issuing while we look: what was read outside is compared with what the database has given out since.
  const since = new Map((await booksOf(deps)).map((book) => [book.year, book]))
  return {
    ...news,
    papers: papers.filter((name) => {
      const place = placeOf(name)
      return place !== null && place.index >= firstUnknown(since.get(place.year))
    }),
    years: lists.filter(({ year, seq }) => seq > (since.get(year)?.changeSeq ?? -1)).map(({ year }) => year),
  }
}

/** Refusals the database does not know, of the time since its newest one. */
export async function findRefusals({ pool, blobs }: Deps): Promise<string[]> {
  const after = beforeRefusal(await findNewestRefusal(pool))
  const names = await listNames(blobs.records, refusals, after)
  const known = await listKnown(pool, { ids: names.map(idOf) })
  const setAside = await listSetAside(pool)
  return names.filter((name) => !known.has(idOf(name)) && !setAside.has(name))
}

const idOf = (name: string) => name.slice(name.lastIndexOf('/') + 1)
const isHeld = (books: readonly BookYear[]) => books.some(({ adoptFrom }) => adoptFrom !== null)

/** The first index of a year whose papers are not all in the database. */
const firstUnknown = (book: BookYear | undefined): number => book?.adoptFrom ?? book?.nextIndex ?? 0

/** The years of the database, and those up to the next that it may not know of. */
export async function booksOf({ pool, now }: Pick<Deps, 'pool' | 'now'>): Promise<BookYear[]> {
  const books = await listBookYears(pool)
  const last = now().getUTCFullYear() + 1
  const first = books[0]?.year ?? last - 1
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  const unknown = years.filter((year) => !books.some((book) => book.year === year)).map(emptyBook)
  return [...books, ...unknown].toSorted((a, b) => a.year - b.year)
}

const emptyBook = (year: number): BookYear => ({
  year,
  nextIndex: 0,
  changeSeq: -1,
  adoptFrom: null,
  adoptSeq: null,
  witnessedTo: 0,
})

async function namesBehind({ blobs }: Deps, books: readonly BookYear[]): Promise<string[]> {
  const found: string[] = []
  for (const book of books) {
    const { year } = book
    const after = beforePaper(year, firstUnknown(book))
    for await (const name of blobs.records.list(papersOf(year), after)) if (placeOf(name)) found.push(name)
  }
  return found
}

async function listsBehind({ blobs }: Deps, books: readonly BookYear[]): Promise<{ year: number; seq: number }[]> {
  const found: { year: number; seq: number }[] = []
  for (const { year, changeSeq, adoptSeq } of books) {
    const known = adoptSeq ?? changeSeq
    const names = await listNames(blobs.records, statusesOf(year), known < 0 ? '' : statusesName(year, known))
    const newest = names.at(-1)
    if (newest !== undefined) found.push({ year, seq: lastNumberOf(newest) })
  }
  return found
}
