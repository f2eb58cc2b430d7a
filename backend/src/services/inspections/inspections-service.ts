import { join } from 'node:path'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Blobs } from '@sac/platform/blobs/port'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { createRulebook, newestTemplate } from './create-rulebook.ts'
import { seedDemoQualifications } from './demo/seed-demo-qualifications.ts'
import { seedDemoTests } from './demo/seed-demo-tests.ts'
import { demoEquipment } from './domain/equipment.ts'
import { inspectionSubscription } from './handlers/handle-events.ts'
import { publishTemplate } from './handlers/publish-template.ts'
import { registerEquipment } from './handlers/register-equipment.ts'
import type { InspectionsDeps } from './inspections-deps.ts'
import { appealRoutes } from './routes/appeal-routes.ts'
import { equipmentRoutes } from './routes/equipment-routes.ts'
import { inspectionRoutes } from './routes/inspection-routes.ts'
import { qualificationRoutes } from './routes/qualification-routes.ts'
import { qualityRoutes } from './routes/quality-routes.ts'
import { secondLookRoutes } from './routes/second-look-routes.ts'
import { forgetAppellant, listAppealsOf } from './store/appeal-rows.ts'
import { fillVehicleKeys } from './store/vehicle-keys.ts'

/** What is moved of an appeal, and what erasing a person takes away. */
const appealColumns = [
  'customer_id',
  'reason',
  'received_from',
  'state',
  'assigned_to',
  'decision',
  'note',
  'closed_by',
  'closed_at',
  'told_at',
]

export const inspectionsSchema: ServiceSchema = {
  name: 'inspections',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  audit: true,
  rights: {
    appendOnly: [
      'lines',
      'completions',
      'decisions',
      'approvals',
      'vehicle_links',
      'equipment_entries',
      'published_templates',
      'instrument_measures',
      'sampling_keys',
      'second_looks',
      'second_outcomes',
    ],
    changeable: {
      appeals: appealColumns,
      appeal_rule: ['days'],
      qualifications: ['withdrawn_at', 'withdrawn_by', 'withdrawn_reason'],
    },
    rewritten: [
      'blobs',
      'equipment',
      'inspections',
      'instrument_readings',
      'odometer_readings',
      'retest_orders',
      'retired_keys',
      'sampling_shares',
      'signing_keys',
      'unusable_lines',
    ],
  },
}

type Host = Omit<InspectionsDeps, 'rulebook'> & { blobs: Pick<Blobs, 'read' | 'put'> }

/** Evidence, verdicts, completions and retest orders. */
export const inspectionsService: Service<Host> = {
  name: 'inspections',
  schema: inspectionsSchema,
  groups: ['inspection-service-group'],
  open: async ({ blobs, ...given }) => {
    const deps: InspectionsDeps = { ...given, rulebook: createRulebook() }
    await fillVehicleKeys(deps.pool)
    return {
      routes: [
        ...inspectionRoutes(deps, blobs),
        ...equipmentRoutes(deps),
        ...qualificationRoutes(deps),
        ...qualityRoutes(deps),
        ...secondLookRoutes(deps),
        ...appealRoutes(deps),
      ],
      subscriptions: [inspectionSubscription(deps)],
      personalData: {
        export: async (userId) => ({
          appeals: (await listAppealsOf(deps.pool, { userId })).map(
            ({ plate, reason, state, decision, note, receivedAt }) => ({
              plate,
              reason,
              state,
              decision,
              note,
              receivedAt,
            }),
          ),
        }),
        erase: (userId) => forgetAppellant(deps.pool, { userId }),
      },
      seedDemo: async ({ history }) => {
        const today = dateIn('UTC', deps.now().toISOString())
        for (const equipment of demoEquipment(today)) await registerEquipment(deps, { equipment, actorId: null })
        await seedDemoQualifications(deps)
        if (history) await seedDemoTests(deps, blobs)
      },
      start: async (subscribe) => {
        if (newestTemplate) await publishTemplate(deps, newestTemplate)
        return subscribe()
      },
    }
  },
}
