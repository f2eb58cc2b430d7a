// Carries one planned fault out and returns the evidence that it was hit; rejects when it was not.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault, Group, PlannedFault } from './fault.ts'
import type { Installation } from './installation.ts'
import { makePoison, sha256Of } from './poison.ts'
import type { ProductProcess } from './product-process.ts'
import { publishInDatabase, publishOnKafka } from './publish-poison.ts'
import { listCommitted, resetOffsets } from './reset-offsets.ts'
import * as signals from './signals.ts'
import type { Poisoned } from './snapshot.ts'
import type { Turns } from './turns.ts'

export type Field = {
  installation: Installation
  turns: Turns
  /** Poison that is on the log. */
  poison: Poisoned[]
  /** Id of the inspection recorded last. */
  newestInspection: () => string | null
  onRestored: () => void
}

type Of<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>

const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`

// The trigger of `refuse` must be in no dump, so a refusal is a turn of its own, taken first by whoever takes it.
export function inflictFault(field: Field, { id, fault }: PlannedFault): Promise<string> {
  const { turns } = field
  switch (fault.kind) {
    case 'kill':
      return turns([fault.target], () => kill(field, fault))
    case 'stop':
      return turns([fault.target], () => endProcess(processOf(field, fault.target), 'SIGTERM', fault.downMs))
    case 'freeze':
      return turns([fault.target], () => freeze(field, fault))
    case 'poison':
      return turns([field.installation.broker ? 'broker' : 'database'], () => poison(field, id, fault))
    case 'reset':
      return turns(['broker', ...membersOf(field, fault.group)], () => reset(field, fault))
    case 'refuse':
      return turns(['refusal'], () => refuse(field, fault))
    case 'dump':
      return turns(['refusal'], () => turns(['database'], () => dump(field)))
    case 'restore':
      return turns(['refusal'], () => turns(everything(field), () => restore(field)))
  }
}

function processOf({ installation }: Field, name: string): ProductProcess {
  const found = installation.processes.find((one) => one.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

const everything = ({ installation }: Field) => [
  'broker',
  'database',
  ...installation.processes.map(({ name }) => name),
]

async function kill(field: Field, { target, downMs }: Of<'kill'>): Promise<string> {
  const { broker, database } = field.installation
  if (target === 'database') return killDatabase(database)
  if (target !== 'broker') return endProcess(processOf(field, target), 'SIGKILL', downMs)
  if (!broker) throw new Error('there is no broker')
  const pid = broker.pid()
  await broker.kill()
  await sleep(downMs)
  const from = performance.now()
  await broker.restart()
  return `pid ${pid} killed, pid ${broker.pid()} answers ${seconds(from)} after its start`
}

async function endProcess(process: ProductProcess, signal: 'SIGKILL' | 'SIGTERM', downMs: number): Promise<string> {
  await untilRunning(process)
  const from = performance.now()
  const { pid, how } = await process.end(signal)
  const took = seconds(from)
  await sleep(downMs)
  process.start()
  if (how !== (signal === 'SIGKILL' ? 'SIGKILL' : '0'))
    return `pid ${pid} ended with ${how} after ${took}, started again`
  return `pid ${pid} gone after ${took}, started again`
}

// Its supervisor may be about to start it.
async function untilRunning(process: ProductProcess): Promise<void> {
  for (const deadline = Date.now() + 15_000; !process.isRunning(); await sleep(50))
    if (Date.now() > deadline) throw new Error(`${process.name} does not run`)
}

async function killDatabase({ kill, isAnswering }: Installation['database']): Promise<string> {
  const pid = await kill()
  const from = performance.now()
  await sleep(200)
  for (const deadline = Date.now() + 60_000; !(await isAnswering()); await sleep(100))
    if (Date.now() > deadline) throw new Error(`postmaster ${pid} was killed and nothing answers after a minute`)
  return `postmaster ${pid} killed, answers again after ${seconds(from)}`
}

async function freeze(field: Field, { target, forMs }: Of<'freeze'>): Promise<string> {
  const { broker, database } = field.installation
  if (target === 'database') return `${await database.freeze(forMs)} processes stood still`
  if (target !== 'broker') {
    const process = processOf(field, target)
    await untilRunning(process)
    const pid = await process.freeze()
    await sleep(forMs)
    process.thaw()
    return `pid ${pid} stood still`
  }
  const pid = broker?.pid() ?? 0
  if (!(await signals.freeze([pid]))) throw new Error('the broker did not stand still')
  await sleep(forMs)
  signals.thaw([pid])
  return `pid ${pid} stood still`
}

async function poison(field: Field, id: string, { poison: kind, topic }: Of<'poison'>): Promise<string> {
  const aggregate = field.newestInspection() ?? crypto.randomUUID()
  const record = makePoison({ kind, topic, aggregate })
  const { broker, database } = field.installation
  const target = { topic, aggregate, record }
  const place = broker ? await publishOnKafka(broker.brokers, target) : await publishInDatabase(database, target)
  const { givenUpBy, mayGiveUp, value } = record
  field.poison.push({ id, kind, ...place, sha256: sha256Of(value ?? new Uint8Array()), givenUpBy, mayGiveUp })
  return `${value?.length ?? 0} bytes at ${place.topic}/${place.partition}/${place.offset}, key of inspection ${aggregate}`
}

const membersOf = ({ installation }: Field, group: Group) =>
  installation.processes
    .map(({ name }) => name)
    .filter((name) => name.startsWith(group === 'sync-gateway-group' ? 'gateway' : 'backend'))

async function reset(field: Field, { group, to }: Of<'reset'>): Promise<string> {
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
  for (const deadline = Date.now() + 30_000; ; await sleep(300)) {
    const offsets = await listCommitted(brokers, group)
    if (offsets.some(({ committed, end }) => (to === 'latest' ? committed < end : committed > 0))) return offsets
    if (Date.now() > deadline) throw new Error(`nothing to move ${group} past`)
  }
}

/** A trigger of our own, which stands for whatever may be wrong with one inspection for a while. */
async function refuse(field: Field, { forMs }: Of<'refuse'>): Promise<string> {
  const { query } = field.installation.database
  const inspection = field.newestInspection()
  if (inspection === null) throw new Error('no inspection has been recorded yet')
  const patiently = (sql: string) => insist(() => field.turns(['database'], () => query(sql)))
  await patiently(`CREATE OR REPLACE FUNCTION inspections.rig_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'refused by the rig'; END $$`)
  await patiently(`CREATE OR REPLACE TRIGGER rig_refuses BEFORE INSERT ON inspections.lines FOR EACH ROW
    WHEN (NEW.inspection_id = '${inspection}') EXECUTE FUNCTION inspections.rig_refuses()`)
  await sleep(forMs)
  const parked = await insist(() => countParked(field))
  await patiently('DROP TRIGGER IF EXISTS rig_refuses ON inspections.lines')
  return `inspection ${inspection}, ${parked} messages parked meanwhile`
}

const countParked = async ({ installation }: Field) =>
  (await installation.database.query<{ count: number }>('SELECT count(*)::int AS count FROM inspections.bus_parked'))[0]
    ?.count ?? 0

async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const deadline = Date.now() + 60_000; ; await sleep(200)) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
  }
}

const countLines = async ({ installation }: Field) =>
  (await installation.database.query<{ count: number }>('SELECT count(*)::int AS count FROM sync.lines'))[0]?.count ?? 0

async function dump(field: Field): Promise<string> {
  const lines = await countLines(field)
  await field.installation.database.copy()
  return `at least ${lines} lines are in the copy`
}

async function restore(field: Field): Promise<string> {
  const { processes, database } = field.installation
  const before = await countLines(field)
  await Promise.all(processes.map(untilRunning))
  await Promise.all(processes.map((process) => process.end('SIGTERM')))
  field.onRestored()
  await database.whileStopped(database.putBack)
  for (const process of processes) process.start()
  const after = await insist(() => countLines(field))
  if (after >= before) throw new Error(`nothing was lost: ${before} lines before, ${after} after`)
  return `${before} lines before, ${after} after`
}
