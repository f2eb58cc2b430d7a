// What `npm run restore -- check` says of papers and what became of them. Changes nothing.
import type { Pool } from '@sac/platform/db/create-pool'
import type { CertificatesDeps } from '../certificates-deps.ts'
import { listKnown } from '../store/adopted-rows.ts'
import { findBooks, listGaps, listRestores, listSetAsideNotes, listWithoutInspection } from '../store/check-rows.ts'
import { findNewestTrustList, listKeys } from '../store/key-rows.ts'
import { listSetAside } from '../store/set-aside-rows.ts'
import { type Finding, open, openIfAny, told, toldIfAny } from './finding.ts'
import { findStatuses } from './kept-statuses.ts'
import { booksOf, isOlder, lookForNews } from './look-for-news.ts'
import type { TopicFacts } from './read-facts.ts'
import { inWords, lookOutside } from './settle-news.ts'
import { readWitness, type Survey, surveyPapers } from './survey-papers.ts'
import { lastNumberOf, trustLists, trustName } from './witness-names.ts'

type Deps = { pool: Pool } & Pick<CertificatesDeps, 'now' | 'blobs'>

/** `readFacts`: what the event log tells, where it outlives the database. */
export async function checkPapers(
  deps: Deps,
  { readFacts }: { readFacts: (() => Promise<TopicFacts>) | null },
): Promise<Finding[]> {
  const { exist, knowWitnesses } = await findBooks(deps.pool)
  if (!exist)
    return [open('The database holds no certificates at all: a start makes the tables and adopts what is outside.')]
  const news = knowWitnesses ? await lookOutside(deps, { refusals: true }) : await lookForNews(deps)
  const survey = await surveyOf(deps, { names: news.papers, knowWitnesses })
  return [
    ...(isOlder(news)
      ? [open(`${inWords(news)}. The next start adopts them by itself.`, await numbersOf(deps, survey))]
      : [told('The database knows every paper that left the house.')]),
    ...openIfAny(
      survey.damaged,
      'These witnesses cannot be read, and issuing waits: put them back from a copy of DATA_DIR, or set them aside.',
    ),
    ...(await trustOf(deps)),
    ...(await untilWhen(deps, readFacts === null)),
    ...(readFacts === null ? [] : await unwitnessed(deps, { survey, facts: await readFacts() })),
    ...(knowWitnesses ? await afterAdoption(deps) : []),
    ...toldIfAny(await gapsOf(deps), 'Numbers no paper has; they are not given out any more.'),
  ]
}

async function surveyOf(
  { pool, blobs }: Deps,
  { names, knowWitnesses }: { names: string[]; knowWitnesses: boolean },
): Promise<Survey> {
  const setAside = knowWitnesses ? await listSetAside(pool) : new Set<string>()
  const burnt = new Set((await listKeys(pool)).flatMap(({ kid, state }) => (state === 'compromised' ? [kid] : [])))
  return surveyPapers({ records: blobs.records, names, setAside, burnt })
}

async function numbersOf({ blobs }: Deps, { names }: Survey): Promise<string[]> {
  const witnesses = await Promise.all(names.map((name) => readWitness(blobs.records, name)))
  return witnesses.flatMap((witness) => (witness?.number ? [`${witness.number} r${witness.revision}`] : []))
}

async function trustOf({ pool, blobs }: Deps): Promise<Finding[]> {
  const known = (await findNewestTrustList(pool))?.ver ?? 0
  const newer: string[] = []
  for await (const name of blobs.records.list(trustLists, trustName(known))) newer.push(`version ${lastNumberOf(name)}`)
  return openIfAny(
    newer,
    `The trust list was published in newer versions than the database knows (${known}); the next start takes it over.`,
  )
}

// In one process the event log is part of the database, and the lists are all there is.
async function untilWhen(deps: Deps, listsOnly: boolean): Promise<Finding[]> {
  const lists = await Promise.all((await booksOf(deps)).map(({ year }) => findStatuses(deps.blobs.records, year)))
  const names = lists.flatMap((list) => (list ? [`${list.year}: ${list.at}`] : []))
  const text =
    'Last changes of status known outside the database, by year of issue. One made in the seconds after cannot be known.'
  return listsOnly ? toldIfAny(names, text) : []
}

async function unwitnessed(
  { pool }: Deps,
  { survey, facts }: { survey: Survey; facts: TopicFacts },
): Promise<Finding[]> {
  const known = await listKnown(pool, { ids: [...facts.papers.keys()] })
  const unknown = [...facts.papers].filter(([id]) => !known.has(id)).map(([, { number }]) => number)
  // Those the next start adopts are no loss.
  const lost = unknown.length > survey.names.length ? unknown : []
  return toldIfAny(
    lost,
    'The event log tells of these papers; those without a witness cannot be recovered, and their numbers stay theirs.',
  )
}

async function afterAdoption({ pool }: Deps): Promise<Finding[]> {
  const restores = (await listRestores(pool)).map(({ at, details }) => `${at.toISOString()} ${JSON.stringify(details)}`)
  const setAside = (await listSetAsideNotes(pool)).map(({ name, note }) => `${name}: ${note}`)
  const homeless = (await listWithoutInspection(pool)).map(
    ({ number, inspectionId }) => `${number ?? 'refusal'} of inspection ${inspectionId}`,
  )
  return [
    ...toldIfAny(restores, 'Adoptions so far.'),
    ...toldIfAny(setAside, 'Witnesses that are not adopted, and why.'),
    ...toldIfAny(
      homeless,
      'Of these inspections only the paper is known here. Devices that still hold their lines send them again by themselves.',
    ),
  ]
}

const gapsOf = async ({ pool }: Deps): Promise<string[]> =>
  (await listGaps(pool)).map(({ station, year, after, before }) => {
    const [first, last] = [after + 1, before - 1]
    return `${station}-${year}: ${first === last ? first : `${first} to ${last}`}`
  })
