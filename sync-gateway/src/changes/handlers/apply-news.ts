import type { Db } from '@sac/platform/db/db'
import { type Closing, setInspectionsClosed } from '#devices/store/archive-rows'
import type { FeedFact } from '../domain/feed-fact.ts'
import { verdictFacts } from '../domain/verdict-facts.ts'
import { insertClaims } from '../store/claim-rows.ts'
import { applyCompleted, applyDecided } from './apply-completed.ts'
import { applyLine } from './apply-line.ts'
import { applyCertificate, closingsOf } from './apply-verdict.ts'
import { publishFacts } from './publish-facts.ts'
import type { Told } from './read-change.ts'
import { type Ground, readGround } from './read-ground.ts'

/** Publishes what lines, verdicts, certificates, completed tests and reference data mean for devices. */
export async function applyNews(tx: Db, told: readonly Told[]): Promise<void> {
  const ground = await readGround(tx, told)
  const pending: FeedFact[] = []
  for (const one of told) {
    pending.push(...(await factsOf(tx, one, { ground, pending })))
  }
  if (ground.newClaims.length > 0) await insertClaims(tx, ground.newClaims)
  await close(tx, told.flatMap(closingsOf))
  await publishFacts(tx, pending)
}

type Known = { ground: Ground; pending: readonly FeedFact[] }

async function factsOf(tx: Db, told: Told, { ground, pending }: Known): Promise<FeedFact[]> {
  switch (told.kind) {
    case 'line':
      return applyLine(ground, told)
    case 'verdict':
      return verdictFacts(told.data)
    case 'certificate':
      return applyCertificate({ ground, pending }, told)
    case 'completed':
      // Of an assignment it replaces the history alone: that of another test in the batch need not have been written.
      return applyCompleted(tx, told)
    case 'decided':
      return applyDecided(tx, told)
    case 'fact':
      return [told.data]
    case 'appointment':
      throw new Error('an appointment is dealt with apart')
  }
}

/** In the order of the log; a statement can hold each inspection once. */
async function close(tx: Db, closings: readonly Closing[]): Promise<void> {
  for (let left = closings; left.length > 0; ) {
    const first = new Map(left.toReversed().map((closing) => [closing.inspectionId, closing]))
    await setInspectionsClosed(tx, [...first.values()])
    left = left.filter((closing) => first.get(closing.inspectionId) !== closing)
  }
}
