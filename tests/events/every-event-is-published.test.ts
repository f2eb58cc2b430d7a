// The compiler sees that what is published is in the catalogue, and that every group handles what it reads there. That somebody
// publishes each event it cannot see: this looks for it.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogue, eventTypes } from '@sac/contracts/events/catalogue'
import type { EventSource } from '@sac/contracts/events/catalogue-entry'
import { lineEventTypes } from '@sac/contracts/events/device-events'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

const folders: Readonly<Record<EventSource, string>> = {
  'sync-gateway': 'sync-gateway/src',
  'inspection-service': 'backend/src/services/inspections',
  'appointment-service': 'backend/src/services/appointments',
  'certificate-service': 'backend/src/services/certificates',
  'invoice-service': 'backend/src/services/invoices',
  'notification-service': 'backend/src/services/notifications',
  'payment-service': 'backend/src/services/payments',
  'user-service': 'backend/src/services/users',
}

/** Types that are written where an event is made: `newEvent('…'`, or a service's own `certificateEvent('…'`. */
function publishedIn(folder: string): string[] {
  const files = globSync('**/*.ts', { cwd: join(root, folder) }).filter(
    (file) => !/\.test\.ts$|^testing\/|\/testing\//.test(file),
  )
  return files.flatMap((file) => {
    const text = readFileSync(join(root, folder, file), 'utf8')
    const written = [...text.matchAll(/\b\w*[eE]vent\(\s*['`]([^'`]+)['`]/g)].map(([, type = '']) => type)
    return written.flatMap<string>((type) => (type.startsWith('inspection.${') ? lineEventTypes : [type]))
  })
}

test('every event of the catalogue is published by its source and by nobody else', () => {
  const published = Object.entries(folders).flatMap(([source, folder]) =>
    publishedIn(folder).map((type) => `${source}: ${type}`),
  )
  expect([...new Set(published)].toSorted()).toEqual(
    eventTypes.map((type) => `${catalogue[type].source}: ${type}`).toSorted(),
  )
})
