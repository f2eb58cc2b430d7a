import type { CertificatesDeps } from '../certificates-deps.ts'
import { withLock } from '../store/restore-lock.ts'
import { adoptNews, DamagedWitnesses } from './adopt-news.ts'
import { findRefusals, isOlder, lookForNews, type News } from './look-for-news.ts'
import type { TopicFacts } from './read-facts.ts'

type Options = { readFacts: () => Promise<TopicFacts>; refusals: boolean }

/** Everything outside that the database does not know. `refusals`: those too, which costs more. */
export async function lookOutside(
  deps: Parameters<typeof findRefusals>[0],
  { refusals }: { refusals: boolean },
): Promise<News> {
  const news = await lookForNews(deps)
  return refusals ? { ...news, refusals: await findRefusals(deps) } : news
}

/** Adopts what the database does not know. null when issuing may go on, else why it waits, in words. */
export async function settleNews(deps: CertificatesDeps, { readFacts, refusals }: Options): Promise<string | null> {
  const news = await lookOutside(deps, { refusals })
  if (!isOlder(news)) return null
  const { log } = deps
  log.warn(
    { papers: news.papers.length, years: news.years },
    'the database is older than the papers; they are adopted first',
  )
  try {
    const adopted = await withLock(deps.pool, () => adoptNews(deps, { readFacts }))
    if (adopted === null) return `${inWords(news)}; another process adopts them`
    log.warn(adopted, 'papers were adopted; issuing goes on')
    if (adopted.refused + adopted.lost.length + adopted.unwitnessed.length > 0)
      log.error(
        { alarm: 'restore-incomplete', ...adopted },
        'not everything could be recovered: npm run restore -- check',
      )
    return null
  } catch (error) {
    log.error({ err: error }, 'papers could not be adopted; trying again')
    return `${inWords(news)}; ${whyNot(error)}`
  }
}

/** What there is to adopt. */
export function inWords({ papers, years, refusals }: News): string {
  const found = [
    ...counted(papers, 'paper'),
    ...counted(refusals, 'refusal'),
    ...(years.length === 0 ? [] : [`changes of status in ${years.join(', ')}`]),
  ]
  return `issuing waits: the database is older than ${found.join(', ') || 'the papers that left the house'}`
}

const counted = ({ length }: readonly string[], what: string): string[] =>
  length === 0 ? [] : [`${length} ${what}${length === 1 ? '' : 's'}`]

function whyNot(error: unknown): string {
  if (error instanceof DamagedWitnesses) return `${error.message}; npm run restore -- check says what to do`
  return error instanceof Error ? error.message : 'unknown'
}
