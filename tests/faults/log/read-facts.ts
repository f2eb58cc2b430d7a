// What the log itself says happened once in the life of an inspection.
import type { Installation } from './installation.ts'
import { type LogRecord, readDatabase, readKafka } from './log-records.ts'
import type { Fact } from './snapshot.ts'

/** No inspection is sealed twice here. */
const onceEach = ['inspection.completed', 'certificate.generated']

export const readLog = ({ broker, database }: Installation): Promise<LogRecord[]> =>
  broker ? readKafka(broker.brokers) : readDatabase(database)

/** Distinct facts: whoever loses an answer publishes again, the same fact under the same id. */
export async function readFacts(installation: Installation): Promise<Fact[]> {
  const facts = (await readLog(installation)).flatMap(({ value }) => factOf(value) ?? [])
  return [...new Map(facts.map((fact) => [fact.eventId, fact])).values()].filter(isOnce)
}

export const isOnce = ({ eventType }: Fact): boolean => onceEach.includes(eventType)

/** null for what is no fact about an inspection; poison has no inspection to speak of. */
export function factOf(value: Uint8Array): Fact | null {
  try {
    const { eventId, eventType, version, data } = JSON.parse(Buffer.from(value).toString()) as {
      eventId: string
      eventType: string
      version: string
      data: { inspectionId?: unknown }
    }
    const { inspectionId } = data
    return typeof inspectionId === 'string' && version === '1.0' ? { eventId, eventType, inspectionId } : null
  } catch {
    return null
  }
}
