import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { canonicalTemplate } from '@sac/contracts/template/canonical'
import { knownTemplates } from '@sac/contracts/template/known-templates'
import { profiles } from '@sac/contracts/template/profiles'
import { migrateAudit } from '@sac/platform/audit/migrate-audit'
import type { Blobs } from '@sac/platform/blobs/port'
import { consume, type RunningConsumer } from '@sac/platform/bus/consume'
import type { EventBus } from '@sac/platform/bus/port'
import type { Pool } from '@sac/platform/db/create-pool'
import { migrate } from '@sac/platform/db/migrate'
import type { Route } from '@sac/platform/http/route'
import type { Logger } from '@sac/platform/logging/create-logger'
import { migrateMessaging } from '@sac/platform/messaging/migrate-messaging'
import { verifyES256 } from '@sac/platform/secrets/verify-es256'
import type { Reference } from './domain/assess.ts'
import { demoEquipment } from './domain/equipment.ts'
import { inspectionSubscription } from './handlers/handle-events.ts'
import { publishTemplate } from './handlers/publish-template.ts'
import { registerEquipment } from './handlers/register-equipment.ts'
import type { InspectionsDeps } from './inspections-deps.ts'
import { equipmentRoutes } from './routes/equipment-routes.ts'
import { inspectionRoutes } from './routes/inspection-routes.ts'
import { fillVehicleKeys } from './store/vehicle-keys.ts'

export type Inspections = {
  routes: readonly Route[]
  /** Starts `inspection-service-group`. */
  start: (bus: EventBus) => Promise<RunningConsumer>
  seedDemo: () => Promise<void>
}

export const inspectionsSchema = 'inspections'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templates = knownTemplates.map((known) => ({ ...known, hash: sha256(canonicalTemplate(known.published)) }))
const [newest] = templates

/** Templates and profiles this release knows; a template is found by the hash the device pinned. */
function createReference(): Reference {
  const byHash = new Map(templates.map(({ hash, judgedBy }) => [hash, judgedBy]))
  const byId = new Map(profiles.map((profile) => [profile.id, profile]))
  return {
    findTemplate: (hash) => byHash.get(hash) ?? null,
    findProfile: (id) => byId.get(id) ?? null,
    sha256,
    verify: verifyES256,
  }
}

type Options = Omit<InspectionsDeps, 'reference'> & { blobs: Pick<Blobs, 'read'>; log: Logger; reference?: Reference }

/** Brings schema `inspections` up to date. */
export async function migrateInspections(pool: Pool): Promise<void> {
  await migrate(pool, { schema: inspectionsSchema, folder: join(import.meta.dirname, 'migrations') })
  await migrateMessaging(pool, { schema: inspectionsSchema })
  await migrateAudit(pool, { schema: inspectionsSchema })
}

/** Evidence, verdicts, completions and retest orders. `pool` has the search path `inspections`. */
export async function createInspections({
  blobs,
  log,
  reference = createReference(),
  ...given
}: Options): Promise<Inspections> {
  const deps: InspectionsDeps = { ...given, reference }
  const { pool, now } = deps
  await migrateInspections(pool)
  await fillVehicleKeys(pool)
  return {
    routes: [...inspectionRoutes(deps, blobs), ...equipmentRoutes(deps)],
    start: async (bus) => {
      if (newest) await publishTemplate(deps, { hash: newest.hash, template: newest.published })
      return consume({ bus, pool, ...inspectionSubscription(deps), log, now })
    },
    seedDemo: async () => {
      const today = dateIn('UTC', now().toISOString())
      for (const equipment of demoEquipment(today)) await registerEquipment(deps, { equipment, actorId: null })
    },
  }
}
