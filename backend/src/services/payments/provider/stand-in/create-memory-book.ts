import type { Book, Kept, KeptAs, Kind, Listing, OpenBook } from './book.ts'

type Objects = Map<string, Kept>

/** A book that ends with the process. */
export function createMemoryBook(): OpenBook {
  const objects: Objects = new Map()
  let turn: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = turn.then(() => allOrNothing(objects, work))
    turn = mine.catch(() => undefined)
    return mine
  }
}

async function allOrNothing<Result>(objects: Objects, work: (book: Book) => Promise<Result>): Promise<Result> {
  const before: [string, Kept | undefined][] = []
  const put = async (kept: Kept) => {
    before.push([kept.id, objects.get(kept.id)])
    objects.set(kept.id, structuredClone(kept))
  }
  try {
    return await work({ ...readingOf(objects), put, forget: async (before) => forgetOld(objects, before) })
  } catch (error) {
    for (const [id, kept] of before.toReversed())
      if (kept) objects.set(id, kept)
      else objects.delete(id)
    throw error
  }
}

function forgetOld(objects: Objects, { told, all }: { told: Date; all: Date }): void {
  for (const { id, kind, dueAt, madeAt } of objects.values()) {
    const isShort = kind === 'key' || kind === 'event'
    if (dueAt === null && madeAt < (isShort ? told : all)) objects.delete(id)
  }
}

function readingOf(objects: Objects): Omit<Book, 'put' | 'forget'> {
  const due = () =>
    [...objects.values()]
      .flatMap((kept) => (kept.dueAt ? [{ kept, dueAt: kept.dueAt }] : []))
      .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
  return {
    find: async (id) => objects.get(id) ?? null,
    list: async (listing) => pageOf(objects, listing),
    listDue: async (now) =>
      due()
        .flatMap(({ kept, dueAt }) => (dueAt <= now ? [kept] : []))
        .slice(0, 20),
    nextDue: async () => due()[0]?.dueAt ?? null,
  }
}

const later = (a: Kept, b: Kept) =>
  b.madeAt.getTime() - a.madeAt.getTime() || (a.id === b.id ? 0 : a.id < b.id ? 1 : -1)

function pageOf<Name extends Kind>(
  objects: Objects,
  { kind, parent, from, until, after, limit }: Listing<Name>,
): KeptAs<Name>[] {
  const last = after === undefined ? undefined : objects.get(after)
  return [...objects.values()]
    .filter((kept): kept is Kept & KeptAs<Name> => kept.kind === kind)
    .filter((kept) => parent === undefined || kept.parent === parent)
    .filter(({ madeAt }) => (from === undefined || madeAt >= from) && (until === undefined || madeAt < until))
    .filter((kept) => last === undefined || later(last, kept) < 0)
    .toSorted(later)
    .slice(0, limit)
}
