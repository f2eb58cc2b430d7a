// Issuing begins when the database knows every paper that left the house, and waits again whenever it does not: it may be
// exchanged under a running process.
import type { Health } from '@sac/platform/bus/port'
import type { Running } from '@sac/platform/process/service'
import { backoffMs } from '@sac/platform/timing/backoff'
import { createLoop } from '@sac/platform/timing/create-loop'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { backfillWitnesses } from './backfill-witnesses.ts'
import { isOlder } from './look-for-news.ts'
import type { TopicFacts } from './read-facts.ts'
import { inWords, lookOutside, settleNews } from './settle-news.ts'

type Options = {
  readFacts: () => Promise<TopicFacts>
  /** Starts consumer and workers. */
  begin: () => Promise<Running>
  /** What is done every now and then while nothing waits. */
  sweep: () => Promise<void>
  sweepMs: number
}

// Each attempt reads everything that is to be adopted.
const retry = { baseMs: 500, capMs: 30_000 }

/** Resolves with a running consumer where nothing waits; else at once, and the rest follows by itself. */
export async function issueWhenAdopted(deps: CertificatesDeps, options: Options): Promise<Running> {
  const news = await lookOutside(deps, { refusals: true })
  let waits = isOlder(news) ? inWords(news) : null
  let running = waits === null ? await options.begin() : undefined
  let failures = 0
  const turn = async () => {
    waits = await settleNews(deps, { ...options, refusals: running === undefined })
    failures = waits === null ? 0 : failures + 1
    if (waits !== null) return backoffMs(failures, retry)
    running ??= await options.begin()
    await options.sweep()
    await backfillWitnesses(deps)
    return options.sweepMs
  }
  const loop = createLoop(async () => {
    try {
      return await turn()
    } catch (error) {
      deps.log.warn({ err: error }, 'the certificate lists could not be published; trying again')
      return running ? options.sweepMs : backoffMs((failures += 1), retry)
    }
  })
  return {
    health: (): Health => (waits === null ? (running?.health() ?? notYet) : { ok: false, reason: waits }),
    close: async (deadlineMs) => {
      await running?.close(deadlineMs)
      await loop.stop()
    },
  }
}

const notYet: Health = { ok: false, reason: 'not started yet' }
