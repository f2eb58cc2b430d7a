import { join } from 'node:path'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { createSyncGateway, type SyncGatewayDeps } from './create-sync-gateway.ts'
import type { FindActor } from './devices/handlers/create-actor-directory.ts'

export const syncSchema: ServiceSchema = {
  name: 'sync',
  migrations: join(import.meta.dirname, '../migrations'),
  messaging: true,
  audit: true,
  rights: {
    appendOnly: ['lines', 'unsigned_copies'],
    rewritten: [
      'actors',
      'backups',
      'blob_refs',
      'blobs',
      'claims',
      'device_actors',
      'device_alarms',
      'device_epochs',
      'devices',
      'enrolments',
      'feed',
      'feed_head',
      'inspection_blobs',
      'inspections',
      'line_conflicts',
      'quarantined_lines',
      'signing_keys',
      'tested_vehicles',
      'vehicle_history',
      'vehicle_links',
    ],
  },
  lent: ['devices'],
}

type Host = Pick<SyncGatewayDeps, 'pool' | 'blobs' | 'keysFolder' | 'log' | 'now' | 'newId' | 'freeBytes'> & {
  settings: { DEVICE_DAILY_BYTES: number; DEVICE_APPROVAL: 'none' | 'required' }
  /** Asks the owner of accounts. */
  directory: { findPerson: FindActor }
}

/** Uploads of devices, their photos, and what devices must learn. */
export const syncGatewayService: Service<Host> = {
  name: 'sync-gateway',
  schema: syncSchema,
  groups: ['sync-gateway-group'],
  open: ({ settings, directory, ...given }) =>
    createSyncGateway({
      ...given,
      findActor: directory.findPerson,
      deviceDailyBytes: settings.DEVICE_DAILY_BYTES,
      devicesNeedApproval: settings.DEVICE_APPROVAL === 'required',
    }),
}
