// What a consumer group has given up, as an operator on call meets it: found, counted, read, sent back, closed.
import { randomUUID } from 'node:crypto'
import { DeadLetterDetail, DeadLetterList, ReplayResult } from '@sac/contracts/http/dead-letters'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { appendToOutbox } from '@sac/platform/outbox/append-to-outbox'
import { describe, expect, test } from 'vitest'
import type { Product } from './open-product.ts'
import { until } from './until.ts'

const group = 'inspection-service-group'
const path = '/api/v1/admin/dead-letters'

/** A fact whose data no release understands, told as the gateway tells its facts. */
async function publishBroken({ database }: Product, key = uuidv7()) {
  const eventId = randomUUID()
  const metadata = { source: 'sync-gateway', userId: null, correlationId: key }
  const fields = { eventType: 'inspection.photo-stored', timestamp: new Date().toISOString(), version: '1.0' }
  const envelope = { eventId, ...fields, data: { bytes: 'many' }, metadata }
  await withTransaction(database.openPool('sync'), (tx) =>
    appendToOutbox(tx, [{ topic: 'inspections-topic', partitionKey: key, envelope }]),
  )
  return { eventId, key, envelope }
}

type Schema<Content> = { parse: (value: unknown) => Content }

async function read<Content>(schema: Schema<Content>, response: Response): Promise<Content> {
  const body: unknown = await response.json()
  if (!response.ok) throw new Error(`${response.status} ${JSON.stringify(body)}`)
  return schema.parse(body)
}

const list = async ({ office }: Product, query: Record<string, string>) =>
  read(DeadLetterList, await office.get(`${path}?${new URLSearchParams(query).toString()}`))

const untilDeadLetter = (product: Product, key: string, replays: number) =>
  until(async () => (await list(product, { key })).letters.find((letter) => letter.replays === replays) ?? null, {
    what: `a dead letter of ${key}`,
  })

export function describeDeadLetters(product: () => Product): void {
  describe('a dead letter', () => {
    test('is listed, counted and read as it came, with the reason', async () => {
      const { eventId, key, envelope } = await publishBroken(product())
      const letter = await untilDeadLetter(product(), key, 0)
      expect(letter).toMatchObject({ group, eventId, reason: 'invalid-data', step: 'handle', state: 'open' })
      const { counts } = await list(product(), { group, reason: 'invalid-data', key })
      expect(counts).toMatchObject([{ topic: 'inspections-topic', eventType: 'inspection.photo-stored', count: 1 }])
      expect((await list(product(), { topic: 'inspections-topic', key })).letters).toHaveLength(1)
      expect((await list(product(), { topic: 'payments-topic', key })).letters).toEqual([])
      const detail = await read(DeadLetterDetail, await product().office.get(`${path}/${letter.letterId}`))
      expect(JSON.parse(detail.value)).toEqual(envelope)
      expect(detail).toMatchObject({
        messageKey: eventId,
        headers: { ce_id: eventId, partitionkey: key },
        outcome: 'dead-lettered',
      })
      const { deadLetters = 0 } = (await product().office.groups()).find((one) => one.group === group) ?? {}
      expect(deadLetters).toBeGreaterThan(0)
      const ready = (await (await fetch(`${product().stack.url}/ready`)).json()) as { ok: boolean; waiting: object[] }
      expect(ready.ok).toBe(true)
      expect(ready.waiting).toContainEqual(
        expect.objectContaining({ name: 'dead_letters', group, count: expect.any(Number) }),
      )
      expect(await (await fetch(`${product().stack.url}/metrics`)).text()).toMatch(
        /dead_letters_count\{group="inspection-service-group",[^}]*\} [1-9]/,
      )
    })

    test('about a car is found by its plate, as it is said', async () => {
      const { rows } = await product().database.pool.query<{ id: string; plate: string }>(
        `SELECT inspection_id AS id, vehicle->>'plate' AS plate FROM appointments.appointments WHERE vehicle IS NOT NULL LIMIT 1`,
      )
      const { id = '', plate = '' } = rows[0] ?? {}
      const { eventId } = await publishBroken(product(), id)
      await untilDeadLetter(product(), id, 0)
      const found = async (search: string) =>
        (await list(product(), { search })).letters.map((letter) => letter.eventId)
      expect(await found(plate.replaceAll('-', ' ').toLowerCase())).toContain(eventId)
      expect(await found('QQ-999-QQ')).toEqual([])
    })

    test('is counted, sent back as often as asked and no oftener, and open again when it fails again', async () => {
      const { key } = await publishBroken(product())
      await untilDeadLetter(product(), key, 0)
      const { office } = product()
      const command = { commandId: uuidv7(), group, key, limit: 1, perSecond: 50, note: 'a new release' }
      const send = (expected: number | null) => office.post(`${path}/replay`, { ...command, expected })
      expect(await read(ReplayResult, await send(null))).toMatchObject({ matching: 1, replayed: 0 })
      const wrong = await send(2)
      expect([wrong.status, await wrong.json()]).toMatchObject([409, { code: 'dead-letter.count-changed' }])
      const first = await read(ReplayResult, await send(1))
      expect(first).toMatchObject({ matching: 1, replayed: 1 })
      const again = await untilDeadLetter(product(), key, 1)
      expect(await read(ReplayResult, await send(1))).toEqual(first)
      expect((await list(product(), { key })).letters).toEqual([again])
    })

    test('is dismissed with a reason, stays readable, and can neither be dismissed nor sent back any more', async () => {
      const { key } = await publishBroken(product())
      const { letterId } = await untilDeadLetter(product(), key, 0)
      const { office } = product()
      const dismiss = (commandId: string) =>
        office.post(`${path}/${letterId}/dismiss`, { commandId, note: 'made by a test' })
      const commandId = uuidv7()
      const answer = await read(DeadLetterDetail, await dismiss(commandId))
      expect(answer).toMatchObject({ state: 'dismissed', settledReason: 'made by a test' })
      expect(await read(DeadLetterDetail, await dismiss(commandId))).toEqual(answer)
      expect(await (await dismiss(uuidv7())).json()).toMatchObject({ code: 'dead-letter.illegal-state' })
      expect((await list(product(), { key })).letters).toEqual([])
      expect((await list(product(), { key, state: 'dismissed' })).letters).toHaveLength(1)
    })

    test('that nobody knows is not found', async () => {
      const response = await product().office.get(`${path}/${uuidv7()}`)
      expect([response.status, await response.json()]).toMatchObject([404, { code: 'dead-letter.not-found' }])
    })
  })
}
