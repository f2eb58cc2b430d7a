// Faults of the log itself: records nobody can read, records that come again, a group moved by the broker's own tool.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Group } from './fault.ts'
import { type Field, insist, type Of, processOf, targetMs, untilRunning } from './field.ts'
import { appendAgain, publishAgain } from './log-records.ts'
import { makePoison, sha256Of } from './poison.ts'
import { publishInDatabase, publishOnKafka } from './publish-poison.ts'
import { factOf, isOnce, readLog } from './read-facts.ts'
import { listCommitted, resetOffsets } from './reset-offsets.ts'

export async function poisonLog(field: Field, id: string, { poison: kind, topic }: Of<'poison'>): Promise<string> {
  const aggregate = field.newestInspection() ?? crypto.randomUUID()
  const record = makePoison({ kind, topic, aggregate })
  const { broker, database } = field.installation
  const target = { topic, aggregate, record }
  await insist(() => database.query('SELECT 1'))
  const place = broker ? await publishOnKafka(broker.brokers, target) : await publishInDatabase(database, target)
  const { givenUpBy, value } = record
  field.poison.push({ id, kind, ...place, sha256: sha256Of(value ?? new Uint8Array()), givenUpBy })
  return `${value?.length ?? 0} bytes at ${place.topic}/${place.partition}/${place.offset}, key of inspection ${aggregate}`
}

/** The newest good records again, and with them everything that happens once. `inTurn` while they are published. */
export async function repeatRecords(
  { installation }: Field,
  inTurn: (work: () => Promise<void>) => Promise<void>,
): Promise<string> {
  const { broker, database } = installation
  for (const deadline = Date.now() + targetMs; ; await sleep(1_000)) {
    const good = (await insist(() => readLog(installation))).filter(({ value }) => factOf(value) !== null)
    const once = good.filter(({ value }) => isOnce(factOf(value) ?? nothing))
    if (once.length > 0) {
      const again = [...good.slice(-60), ...once]
      await inTurn(() => insist(() => (broker ? publishAgain(broker.brokers, again) : appendAgain(database, again))))
      return `${again.length} records published again, ${once.length} of them about what happens once`
    }
    if (Date.now() > deadline) throw new Error('nothing that happens once has happened yet')
  }
}

const nothing = { eventId: '', eventType: '', inspectionId: '' }

/** Processes with a member in the group. */
export const membersOf = ({ installation }: Field, group: Group) =>
  installation.processes
    .map(({ name }) => name)
    .filter((name) => name.startsWith(group === 'sync-gateway-group' ? 'gateway' : 'backend'))

export async function resetGroup(field: Field, { group, to }: Of<'reset'>): Promise<string> {
  const { brokers = [] } = field.installation.broker ?? {}
  const members = membersOf(field, group).map((name) => processOf(field, name))
  await Promise.all(members.map(untilRunning))
  await Promise.all(members.map((member) => member.end('SIGTERM')))
  try {
    const before = await untilWorthIt(brokers, group, to)
    await resetOffsets(brokers, group, to)
    const after = await listCommitted(brokers, group)
    const moved = after.flatMap(({ place, committed }) => {
      const was = before.find((one) => one.place === place)?.committed
      return was === committed ? [] : [`${place} ${was} → ${committed}`]
    })
    if (moved.length === 0) throw new Error('no offset moved')
    return moved.join(', ')
  } finally {
    for (const member of members) member.start()
  }
}

/** Waits until the tool would move something: records nobody has read for the end, any commit for the beginning. */
async function untilWorthIt(brokers: readonly string[], group: Group, to: 'earliest' | 'latest') {
  for (const deadline = Date.now() + targetMs; ; await sleep(300)) {
    const offsets = await listCommitted(brokers, group)
    if (offsets.some(({ committed, end }) => (to === 'latest' ? committed < end : committed > 0))) return offsets
    if (Date.now() > deadline) throw new Error(`nothing to move ${group} past`)
  }
}
