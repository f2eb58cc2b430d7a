import { catalogue } from '@sac/contracts/events/catalogue'
import type { Envelope } from '@sac/contracts/events/envelope'
import { testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Tx } from '#db/with-transaction'
import { invalidData, on, onPart } from './on.ts'
import { deadLetter, done, type Outcome, skip } from './outcome.ts'
import { subscribeEach, subscribeTogether } from './subscription.ts'

const tx = {} as Tx
const inspectionId = testId(1, 1)
const eventOf = (eventType: string, data: Envelope['data'], timestamp = '2026-11-23T10:00:00.000Z'): Envelope => ({
  eventId: testId(9, 1),
  eventType,
  timestamp,
  version: '1.0',
  data,
  metadata: { source: 'test', userId: 'somebody', correlationId: inspectionId },
})

const bytes = { sha256: 'a'.repeat(64), bytes: 1 }
const reads = ['inspection.completed', 'inspection.amended'] as const
const take = async () => done

test('a handler is given the event as the catalogue has it, without what the catalogue does not know', () => {
  const photo = on('inspection.photo-stored', (event) => event)
  const stored = { inspectionId, ...bytes }
  expect(photo.handle(tx, eventOf('inspection.photo-stored', { ...stored, later: true }))).toEqual({
    eventId: testId(9, 1),
    eventType: 'inspection.photo-stored',
    at: new Date('2026-11-23T10:00:00.000Z'),
    userId: 'somebody',
    correlationId: inspectionId,
    data: stored,
  })
})

test('data or a moment that is not what the catalogue promises has one reason, whoever reads it', () => {
  const whole = on('inspection.photo-stored', () => done)
  const Part = z.pick(catalogue['inspection.photo-stored'].data, { bytes: true })
  const part = onPart('inspection.photo-stored', Part, ({ data }) => skip(String(data.bytes)))
  const given = (data: Envelope['data'], at?: string) => {
    const event = eventOf('inspection.photo-stored', data, at)
    return [whole.handle(tx, event), part.handle(tx, event)]
  }
  expect(given({ inspectionId, ...bytes })).toEqual([done, skip('1')])
  expect(given({ bytes: 'many' })).toEqual([invalidData, invalidData])
  expect(given({ inspectionId, ...bytes }, 'yesterday')).toEqual([invalidData, invalidData])
  expect(given({ bytes: 1 })).toEqual([invalidData, skip('1')])
})

test('only what the catalogue promises can be needed', () => {
  // @ts-expect-error A photo has no weight.
  onPart('inspection.photo-stored', z.object({ weight: z.number() }), () => done)
  // @ts-expect-error There is no such event.
  on('inspection.forgotten', () => done)
})

test('a group without one of the handlers the catalogue says it has, or with one more, does not compile', () => {
  subscribeEach('certificate-service-group', [on(reads, take)])
  // @ts-expect-error `inspection.amended` is forgotten.
  subscribeEach('certificate-service-group', [on('inspection.completed', take)])
  // @ts-expect-error `certificate.generated` is not for this group.
  subscribeEach('certificate-service-group', [on(reads, take), on('certificate.generated', take)])
  // @ts-expect-error The same for a group that takes many together.
  subscribeTogether('certificate-service-group', [on('inspection.amended', () => ({ kind: 'report' }))], async () => [])
})

test('a group reads the topics and versions of its events', () => {
  expect(subscribeEach('certificate-service-group', [on(reads, take)])).toMatchObject({
    group: 'certificate-service-group',
    topics: ['inspections-topic'],
    versions: { 'inspection.completed': ['1.0'], 'inspection.amended': ['1.0'] },
  })
})

/** Says the event's type; of a reason `never` or `known` it says what becomes of it at once. */
const Decided = z.pick(catalogue['inspection.completed'].data, { notes: true })
const reader = onPart(reads, Decided, ({ eventType, data }): { kind: string } | Outcome => {
  if (data.notes === 'never') return deadLetter('never')
  return data.notes === 'known' ? skip('known') : { kind: eventType }
})

test('what events say is taken together, in their order; what has its outcome already is left out', async () => {
  const taken: string[][] = []
  const { batchHandler, handlers } = subscribeTogether('certificate-service-group', [reader], async (_tx, said) => {
    taken.push(said.map(({ kind }) => kind))
    return said.map(({ kind }) => skip(kind))
  })
  const completed = (notes: string) => eventOf('inspection.completed', { notes })
  const amended = eventOf('inspection.amended', { notes: '' })
  const outcomes = await batchHandler(tx, [completed('known'), completed(''), amended])
  expect(outcomes).toEqual([skip('known'), skip('inspection.completed'), skip('inspection.amended')])
  expect(await handlers['inspection.amended']?.(tx, amended)).toEqual(skip('inspection.amended'))
  expect(await batchHandler(tx, [amended, completed('never')])).toEqual([done, deadLetter('never')])
  expect(await batchHandler(tx, [completed('known')])).toEqual([skip('known')])
  expect(taken).toEqual([['inspection.completed', 'inspection.amended'], ['inspection.amended']])
})
