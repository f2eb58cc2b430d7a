// What the event log tells of certificates, read once from its beginning; only worth it where the log outlives the database.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseNumber } from '@sac/contracts/certificate/number'
import { fromDigits } from '@sac/contracts/certificate/qr-digits'
import type { EventData, EventType } from '@sac/contracts/events/catalogue'
import type { Batch, BusRecord, EventBus } from '@sac/platform/bus/port'
import type { Pool } from '@sac/platform/db/create-pool'
import { uuidv7 } from '@sac/platform/ids'
import { type AnyEvent, decodeEvent } from '@sac/platform/inbox/decode-event'
import { readRecord } from '@sac/platform/inbox/read-record'
import { listKnown } from '../store/adopted-rows.ts'
import { IssuingWaits } from './issuing-waits.ts'
import type { KnownStatus } from './known-statuses.ts'
import { readSigned } from './read-signed.ts'

type ToldPaper = {
  number: string
  station: string
  year: number
  sequence: number
  statusYear: number
  statusIndex: number
}

export type TopicFacts = {
  /** The last change of status of each certificate that had one. */
  statuses: ReadonlyMap<string, KnownStatus>
  /** Papers with a number that the database does not know, by certificate. */
  papers: ReadonlyMap<string, ToldPaper>
}

export const noFacts: TopicFacts = { statuses: new Map(), papers: new Map() }

const topic = 'certificates-topic'
/** Without anything new for this long the log is taken for silent, and asked again later. */
const silenceMs = 30_000

/** Reads the topic to its end as it is now. Rejects with BusError while the log cannot be reached. */
export async function readFacts({ bus, pool }: { bus: EventBus; pool: Pool }): Promise<TopicFacts> {
  const facts = { statuses: new Map<string, KnownStatus>(), papers: new Map<string, ToldPaper>() }
  const ranges = await bus.ranges([topic])
  const places = new Map(ranges.map(({ partition, first }) => [partition, first]))
  let seenAt = performance.now()
  const onBatch = async ({ partition, records }: Batch) => {
    const place = places.get(partition) ?? 0
    const news = records.filter(({ offset }) => offset >= place)
    // A hole: what is missing comes again.
    if ((news[0]?.offset ?? place) > place) return place
    await note(facts, pool, news)
    const next = (news.at(-1)?.offset ?? place - 1) + 1
    places.set(partition, next)
    seenAt = performance.now()
    return next
  }
  const listPlaces = () => Promise.resolve([...places].map(([partition, next]) => ({ topic, partition, next })))
  const consumer = bus.subscribe({ group: `certificate-restore-${uuidv7()}`, topics: [topic], listPlaces, onBatch })
  try {
    while (ranges.some(({ partition, end }) => (places.get(partition) ?? 0) < end)) {
      if (performance.now() - seenAt > silenceMs) throw new IssuingWaits('the event log does not tell what was issued')
      await sleep(50)
    }
  } finally {
    await consumer.close(5_000)
  }
  return facts
}

type Facts = { statuses: Map<string, KnownStatus>; papers: Map<string, ToldPaper> }
type Told = AnyEvent<'certificate.generated' | keyof typeof changed>

async function note({ statuses, papers }: Facts, pool: Pool, records: readonly BusRecord[]): Promise<void> {
  const told = records.flatMap(toldOf)
  const generated = told.filter((one) => one.eventType === 'certificate.generated')
  const known = await listKnown(pool, { ids: generated.map(({ data }) => data.certificateId) })
  for (const one of generated) {
    const paper = known.has(one.data.certificateId) ? null : await paperOf(pool, one.data)
    if (paper) papers.set(one.data.certificateId, paper)
  }
  for (const one of told) {
    const status = statusOf(one)
    if (status) statuses.set(one.data.certificateId, status)
  }
}

function toldOf(record: BusRecord): Told[] {
  const { envelope } = readRecord(record)
  const event = envelope && decodeEvent(envelope, told)
  return event ? [event] : []
}

const changed = {
  'certificate.reinstated': 'valid',
  'certificate.suspended': 'suspended',
  'certificate.revoked': 'revoked',
  'certificate.superseded': 'superseded',
} as const satisfies Partial<Record<EventType, KnownStatus['status']>>

const told = ['certificate.generated', ...(Object.keys(changed) as (keyof typeof changed)[])] as const

function statusOf(one: Told): KnownStatus | null {
  if (one.eventType === 'certificate.generated') return null
  return {
    status: changed[one.eventType],
    reason: one.data.reasonCode ?? 'other',
    note: null,
    at: one.at,
    supersededBy: (one.eventType === 'certificate.superseded' && one.data.supersededBy) || null,
    source: 'event-log',
  }
}

/** null for what no key of ours has signed: a topic may hold what others wrote. */
async function paperOf(
  pool: Pool,
  { verifyUrl: url, ...data }: EventData<'certificate.generated'>,
): Promise<ToldPaper | null> {
  const number = data.number === null ? null : parseNumber(data.number)
  const cose = url ? fromDigits(url.slice(url.indexOf('#') + 1)) : null
  const signed = cose && (await readSigned(pool, cose))
  if (!number || !signed || signed.claims.number !== data.number) return null
  const { iat, statusIndex } = signed.claims
  return { ...number, number: data.number, statusYear: new Date(iat * 1000).getUTCFullYear(), statusIndex }
}
