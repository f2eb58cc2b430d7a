// What the log tells the gateway, and what devices hear of it.
import type { ChangesResult } from '@sac/contracts/sync/protocol'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { expect } from 'vitest'
import { changeSubscription } from '#changes/handlers/change-handlers'
import type { TestGateway } from './start-gateway.ts'
import type { TestDevice } from './test-device.ts'

/** As the consumer of the group does it: one event, one transaction. */
export const consumerOf =
  (server: () => TestGateway) =>
  (eventType: string, data: Record<string, unknown>, parts: Record<string, unknown> = {}) =>
    withTransaction(server().db, (tx) => {
      const envelope = {
        eventId: uuidv7(),
        eventType,
        timestamp: server().clock.now.toISOString(),
        version: '1.0',
        data,
        metadata: { source: 'test', userId: null, correlationId: 'test' },
        ...parts,
      }
      const handle = changeSubscription.handlers[eventType]
      if (!handle) throw new Error(`nobody reads ${eventType}`)
      return handle(tx, envelope)
    })

export const readFeed = async (device: TestDevice, cursor?: string, more = '') => {
  const query = cursor === undefined ? `?${more}` : `?cursor=${cursor}${more}`
  const response = await device.changes(query)
  expect(response.status).toBe(200)
  return (await response.json()) as ChangesResult
}

export const only = (result: ChangesResult, id: string) => result.changes.filter((change) => change.id === id)
