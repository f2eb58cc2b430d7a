// Carries one planned fault out and returns the evidence that it was hit; rejects when it was not.
import { setTimeout as sleep } from 'node:timers/promises'
import { longPatienceMs } from '../../support/patience.ts'
import { refuseRows, restoreDump, takeDump, untilDumpIsOld } from './disturb-database.ts'
import { membersOf, poisonLog, repeatRecords, resetGroup } from './disturb-log.ts'
import type { PlannedFault } from './fault.ts'
import { type Field, insist, type Of, processOf, untilRunning } from './field.ts'
import type { Installation } from './installation.ts'
import type { ProductProcess } from './product-process.ts'
import * as signals from './signals.ts'

const seconds = (from: number) => `${((performance.now() - from) / 1000).toFixed(1)} s`

// The trigger of `refuse` must be in no dump, so a refusal is a turn of its own, taken first by whoever takes it.
export async function inflictFault(field: Field, { id, fault }: PlannedFault): Promise<string> {
  const { turns } = field
  switch (fault.kind) {
    case 'kill':
      return turns([fault.target], () => kill(field, fault))
    case 'stop':
      return turns([fault.target], () => endProcess(processOf(field, fault.target), 'SIGTERM', fault.downMs))
    case 'freeze':
      return turns([fault.target], () => freeze(field, fault))
    case 'poison':
      return turns(logOf(field), () => poisonLog(field, id, fault))
    case 'reset':
      return turns(['broker', ...membersOf(field, fault.group)], () => resetGroup(field, fault))
    case 'repeat':
      return repeatRecords(field, (work) => turns(logOf(field), work))
    case 'refuse':
      return turns(['refusal'], () => refuseRows(field, fault))
    case 'dump':
      return turns(['refusal'], () => turns(['database', 'product'], () => takeDump(field)))
    case 'restore':
      await untilDumpIsOld(field)
      return turns(['refusal'], () => turns(everything(field), () => restoreDump(field)))
  }
}

/** Who must stand still while something is written to the log: where it is in the database, that goes with its process. */
const logOf = ({ installation }: Field) => (installation.broker ? ['broker'] : ['database', 'product'])

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

async function killDatabase({ kill, isAnswering }: Installation['database']): Promise<string> {
  const pid = await insist(kill)
  const from = performance.now()
  await sleep(200)
  for (const deadline = Date.now() + longPatienceMs; !(await isAnswering()); await sleep(100))
    if (Date.now() > deadline) throw new Error(`postmaster ${pid} was killed and nothing answers since`)
  return `postmaster ${pid} killed, answers again after ${seconds(from)}`
}

async function freeze(field: Field, { target, forMs }: Of<'freeze'>): Promise<string> {
  const { broker, database } = field.installation
  if (target === 'database') return `${await insist(() => database.freeze(forMs))} processes stood still`
  if (target !== 'broker') {
    const process = processOf(field, target)
    // One that ends by itself at this moment is started again by its supervisor.
    const pid = await insist(() => untilRunning(process).then(process.freeze))
    await sleep(forMs)
    process.thaw()
    return `pid ${pid} stood still`
  }
  const pid = broker?.pid() ?? 0
  try {
    if (!(await signals.freeze([pid]))) throw new Error('the broker did not stand still')
    await sleep(forMs)
  } finally {
    signals.thaw([pid])
  }
  return `pid ${pid} stood still`
}
