// One run of the rig: plan, faults beside uploads, calm, comparison, result.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../../pipeline/fault-proxy.ts'
import { enrolDevice, signIn } from '../../support/simulated-device.ts'
import { checkModel } from './check-model.ts'
import { collectSnapshot } from './collect-snapshot.ts'
import { describeRun } from './describe-run.ts'
import type { Fault, PlannedFault } from './fault.ts'
import { type Field, insist } from './field.ts'
import { inflictFault } from './inflict-fault.ts'
import { type Installation, openDistributed, openEmbedded } from './installation.ts'
import { createJournal, type Journal } from './journal.ts'
import { openDesk } from './office-desk.ts'
import { startCollecting } from './paper-collector.ts'
import { planFaults } from './plan-faults.ts'
import { loadPlant, requirePlanted } from './plants.ts'
import type { Counterexample, Poisoned } from './snapshot.ts'
import { createTirelessDevice, type TirelessDevice } from './tireless-device.ts'
import { createTurns } from './turns.ts'
import { untilCalm } from './until-calm.ts'

export type RigOptions = {
  seed: number
  log: 'kafka' | 'postgres'
  /** How long faults last. */
  seconds: number
  restore?: boolean
  /** Kinds of faults, of poison, or names of targets that are left out of the plan: to narrow a red run down. */
  without?: readonly string[]
  /** Name of a planted bug. */
  plant?: string
  /** What everything has to be well again after the faults; two minutes unless told. */
  calmSeconds?: number
  /** Breaks the run off; everything it started is ended. */
  interrupted?: AbortSignal
  said: (line: string) => void
}

export type RigResult = { counterexamples: readonly Counterexample[]; folder: string }

/** Folders of runs that found something stay for whoever wants to look. */
export async function runLogRig(options: RigOptions): Promise<RigResult> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-faults-log-'))
  await chmod(folder, 0o711)
  const counterexamples = await runIn(folder, options)
  if (counterexamples.length === 0) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  return { counterexamples, folder }
}

async function runIn(folder: string, options: RigOptions): Promise<Counterexample[]> {
  const { log, seed, plant, said, without = [] } = options
  const since = performance.now()
  const planted = plant === undefined ? null : await loadPlant(plant)
  const open = log === 'kafka' ? openDistributed : openEmbedded
  const installation = await open({ folder, since, imports: planted?.imports ?? [], env: planted?.env ?? {} })
  try {
    const plan = planFaults(options).filter(({ fault }) => !namesOf(fault).some((name) => without.includes(name)))
    said(`seed ${seed}, log ${log}: ${plan.length} faults planned${planted ? `, planted bug: ${planted.words}` : ''}`)
    const found = await Promise.race([run({ ...options, installation, plan, since }), interruption(options)])
    if (planted) await requirePlanted(planted, installation.processes)
    return found
  } catch (cause) {
    const ends = installation.processes.flatMap(({ ownEnds }) => ownEnds.slice(-1))
    const words = ends.map(({ process, how, lastWords }) => `${process} ended with ${how}: ${lastWords}`)
    for (const { name, readiness } of installation.processes) said(`${name}: ${(await readiness()).detail}`)
    throw new Error(['the run broke off', ...words, `logs in ${folder}`].join('; '), { cause })
  } finally {
    await installation.close()
  }
}

const interruption = ({ interrupted }: RigOptions) =>
  new Promise<never>((_, reject) => {
    interrupted?.addEventListener('abort', () => reject(new Error('interrupted')), { once: true })
  })

const namesOf = (fault: Fault): string[] => [
  fault.kind,
  ...('target' in fault ? [fault.target] : []),
  ...('poison' in fault ? [fault.poison] : []),
]

type Run = RigOptions & { installation: Installation; plan: readonly PlannedFault[]; since: number }

async function run(options: Run): Promise<Counterexample[]> {
  const { installation, plan, since, said, seed } = options
  const journal = createJournal(since, said)
  for (const process of installation.processes) process.start()
  const state = { restored: false }
  const desk = openDesk(installation.officeUrl)
  const devices = await enrolDevices(installation, {
    seed,
    everyMs: options.seconds >= 120 ? 8_000 : 5_000,
    mayLose: () => state.restored,
  })
  journal.note(`${devices.length} devices enrolled; everything from here on is under fire`)
  const collector = startCollecting(desk)
  const poison: Poisoned[] = []
  const field: Field = {
    installation,
    turns: createTurns(),
    poison,
    newestInspection: () => newestOf(devices),
    onRestored: () => {
      state.restored = true
    },
  }
  const uploads = new AbortController()
  const given = new AbortController()
  const uploading = Promise.all(devices.map((device) => device.work({ recording: uploads.signal, over: given.signal })))
  await inflictAll(field, plan, journal)
  uploads.abort()
  const faultsEnded = performance.now()
  const calmMs = (options.calmSeconds ?? 120) * 1_000
  journal.note('the faults are over; calm')
  const missing = await untilCalm({ installation, devices, calmMs })
  const took = ((performance.now() - faultsEnded) / 1_000).toFixed(1)
  journal.note(
    missing.length === 0
      ? `all is well ${took} s after the last fault`
      : `not well after ${took} s: ${missing.join('; ')}`,
  )
  given.abort()
  await uploading
  await collector.stop()
  const neverHit = journal.neverHit(plan)
  const snapshot = await collectSnapshot({
    installation,
    desk,
    collector,
    devices,
    poison,
    neverHit,
    restored: state.restored,
  })
  for (const line of describeRun({ installation, devices, journal, snapshot })) said(line)
  return checkModel(snapshot)
}

const newestOf = (devices: readonly TirelessDevice[]): string | null =>
  devices
    .flatMap(({ inspections }) => inspections.at(-1)?.inspectionId ?? [])
    .toSorted()
    .at(-1) ?? null

type Enrolling = { seed: number; everyMs: number; mayLose: () => boolean }

async function enrolDevices({ officeUrl, gateUrl }: Installation, options: Enrolling): Promise<TirelessDevice[]> {
  const devices: TirelessDevice[] = []
  for (const [at, name] of ['inspector', 'inspector2', 'inspector', 'inspector2'].entries()) {
    const session = await insist(() => signIn(officeUrl, `${name}@demo.test`))
    const device = await insist(() => enrolDevice(gateUrl, session))
    devices.push(createTirelessDevice({ ...options, device, random: createRandom(options.seed * 10 + at) }))
  }
  return devices
}

async function inflictAll(field: Field, plan: readonly PlannedFault[], journal: Journal): Promise<void> {
  const begun = performance.now()
  const tracks = [...Map.groupBy(plan, ({ track }) => track).values()]
  await Promise.all(
    tracks.map(async (own) => {
      for (const planned of own) {
        await sleep(Math.max(0, planned.atMs - (performance.now() - begun)))
        await inflictFault(field, planned).then(
          (evidence) => journal.hit(planned, evidence),
          (error: unknown) => journal.missed(planned, error instanceof Error ? error.message : String(error)),
        )
      }
    }),
  )
}
