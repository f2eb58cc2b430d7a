// Folds the services of a process into what it serves, watches and runs.
import { consume } from '@sac/platform/bus/consume'
import { oneAtATime } from '@sac/platform/db/one-at-a-time'
import { authenticateByProof } from '@sac/platform/http/authenticate-by-proof'
import { backlogsOfGroup } from '@sac/platform/inbox/backlogs-of-group'
import { createJobs, type Jobs, jobsSession } from '@sac/platform/jobs/create-jobs'
import type { OpenService, Running, Service } from '@sac/platform/process/service'
import { together } from '@sac/platform/process/together'
import { directoryRole, jobsRole } from './database-roles.ts'
import { type Host, hostOf, type Opening } from './open-host.ts'

/** A service of this process, as probes and shutdown see it. */
export type RunningPart = Running & { name: string }

/** Opens each in its turn; adds the demo data `SEED` asks for when all are open. */
export async function openServices(services: readonly Service<Host>[], opening: Opening) {
  const jobs = await openJobs(services, opening)
  const opened: Opened[] = []
  const host = {
    ...hostOf(opening),
    jobs,
    personalData: () => personalDataOf(opened),
    backlogs: () => ownBacklogsOf(opened),
  }
  for (const service of services) {
    const { name, schema } = service
    const { openPool } = opening.infrastructure
    const pool = schema ? openPool(schema.name) : openPool('public', directoryRole)
    opened.push(await openService(service, { ...host, pool, log: opening.logOf(name) }))
  }
  if (opening.settings.SEED !== 'none') await seed(opened, opening)
  return {
    routes: opened.flatMap(({ routes = [] }) => routes),
    pages: opened.flatMap(({ pages = [] }) => pages),
    backlogs: opened.flatMap(({ backlogs = [] }) => backlogs),
    authenticate: authenticateByProof({
      person: host.directory.authenticate,
      device: opened.find(({ authenticateDevice }) => authenticateDevice)?.authenticateDevice,
    }),
    /** Schemas whose facts this process publishes. */
    outboxes: services.flatMap(({ schema }) => (schema?.messaging ? [schema.name] : [])),
    start: async () => {
      const parts: RunningPart[] = [{ name: 'jobs', health: () => ({ ok: true }), close: jobs.close }]
      for (const { name, subscribe, start } of opened)
        parts.push({ name, ...(await (start ? start(subscribe) : subscribe())) })
      return parts
    },
  }
}

// Processes that start side by side all look for what is not there yet.
const seed = (opened: readonly Opened[], { infrastructure, settings }: Opening) =>
  oneAtATime(infrastructure.openPool('public', directoryRole), 'demo data', async () => {
    for (const { seedDemo } of opened) await seedDemo?.({ history: settings.SEED === 'demo' })
  })

// What groups parked or gave up is counted for every process.
const ownBacklogsOf = (opened: readonly Opened[]) =>
  opened.flatMap(({ backlogs = [] }) => backlogs.filter(({ group }) => group === undefined))

type Opened = OpenService & { name: string; subscribe: () => Running }

const personalDataOf = (opened: readonly Opened[]) =>
  opened.flatMap(({ name, personalData }) => (personalData ? [{ service: name, ...personalData }] : []))

async function openService({ name, open }: Service<Host>, host: Host): Promise<Opened> {
  const service = await open(host)
  const { subscriptions = [], backlogs = [] } = service
  const { bus, pool, log } = host
  return {
    ...service,
    name,
    backlogs: [...subscriptions.flatMap(({ group }) => backlogsOfGroup({ group, pool })), ...backlogs],
    subscribe: () => together(subscriptions.map((one) => consume({ bus, pool, log, ...one }))),
  }
}

async function openJobs(services: readonly Service<Host>[], { infrastructure, log }: Opening): Promise<Jobs<string>> {
  const queues = Object.fromEntries(services.flatMap((service) => Object.entries(service.queues ?? {})))
  return Object.keys(queues).length === 0
    ? noJobs
    : createJobs({ pool: infrastructure.openPool(jobsRole, jobsRole, jobsSession), queues, log })
}

const refuse = () => {
  throw new Error('no service of this process has queues')
}
const noJobs: Jobs<string> = { enqueue: refuse, work: refuse, schedule: refuse, close: () => Promise.resolve() }
