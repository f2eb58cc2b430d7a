import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testId } from '../testing/device.ts'
import { topicsReadBy } from './catalogue.ts'
import { newEvent } from './new-event.ts'
import { consumerGroups } from './topics.ts'
import { writeAsyncApi } from './write-asyncapi.ts'

const nobody = { userId: null }
const word = { entity: 'inspector', id: 'somebody', value: null } as const

test('an event is kept under the aggregate its data names', () => {
  expect(newEvent('inspection.reference-published', word, nobody).key).toBe('somebody')
  const kid = 'k'.repeat(43)
  expect(newEvent('inspection.key-learned', { kid, deviceId: testId(1, 1) }, nobody).key).toBe(testId(1, 1))
  expect(newEvent('inspection.key-learned', { kid }, nobody).key).toBe(kid)
})

test('what is not in the catalogue, or is there in another form, cannot be published', () => {
  // @ts-expect-error There is no such event.
  expect(() => newEvent('inspection.forgotten', word, nobody)).toThrow(TypeError)
  // @ts-expect-error Its data says what it is about.
  expect(() => newEvent('inspection.reference-published', { entity: 'inspector', value: null }, nobody)).toThrow(
    'in id',
  )
  // @ts-expect-error Nobody here publishes it yet.
  newEvent('appointment.cancelled', { appointmentId: 'one' }, nobody)
})

test('a group reads the topics of the events it takes notice of, and no others', () => {
  const read = Object.fromEntries(consumerGroups.map((group) => [group, topicsReadBy(group)]))
  expect(read).toMatchObject({
    'certificate-service-group': ['inspections-topic'],
    'inspection-service-group': ['inspections-topic', 'certificates-topic'],
    'invoice-service-group': ['payments-topic'],
    'notification-service-group': [
      'inspections-topic',
      'appointments-topic',
      'certificates-topic',
      'payments-topic',
      'invoices-topic',
      'notifications-topic',
    ],
  })
})

test('docs/asyncapi.json says what this release publishes, and nothing else', () => {
  const kept = JSON.parse(readFileSync(join(import.meta.dirname, '../../../docs/asyncapi.json'), 'utf8')) as {
    info: { version: string }
  }
  expect(kept, 'run npm run openapi').toEqual(JSON.parse(JSON.stringify(writeAsyncApi(kept.info.version))))
})
