import { sealStatement } from '@sac/contracts/authorship/statements'
import { fromBase64url } from '@sac/contracts/certificate/bytes'
import { verifyES256 } from '@sac/contracts/certificate/web-crypto'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { parseEventLine } from '@sac/contracts/sync/event-line'
import { manifestBytes } from '@sac/contracts/sync/manifest'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { applyChanges } from '#db/apply-changes.ts'
import { writeMeta } from '#db/outbox-meta.ts'
import { markRefused } from '#db/outbox-queue.ts'
import { listRowsOf } from '#db/read-inspection.ts'
import { changeAccount } from '#session/known-people.ts'
import { chooseVault } from '#session/person-key.ts'
import { sha256 } from '../../tests/support/fake-office.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { quickPins } from '../../tests/support/quick-pins.ts'
import { answer } from '../../tests/support/test-engine.ts'
import { recordEvents } from './record-events.ts'
import { sealInspection } from './seal-inspection.ts'

quickPins()

const inspectionId = testId(1, 1)
const actorId = testId(2, 1)
const ending = { type: 'finished', outcome: { result: 'pass', minor: 0, major: 0, dangerous: 0 } } as const
const request = { inspectionId, actorId, templateHash: sha256('template'), ruleVersion: 'r/1', ending }
const photo = (n: number, hash: string): Recorded => ({
  type: 'photo-captured',
  payload: {
    photoId: testId(6, n),
    sha256: hash,
    bytes: 7,
    mime: 'image/jpeg',
    role: 'bay',
    checkpoint: null,
    defectId: null,
    capturedAt: '2026-11-23T09:00:00.000Z',
  },
})
const rootOf = (texts: readonly string[]) =>
  sha256(
    manifestBytes(
      texts.map((text) => {
        const parsed = parseEventLine(text)
        if (!parsed.ok) throw new Error('unreadable')
        return { ...parsed.line, payloadHash: sha256(text) }
      }),
    ),
  )

test('a seal covers every line before it, the photos that count and the corrected time', async () => {
  const store = openLocalStore()
  await writeMeta(store.outbox, 'clockOffset', { offsetMs: 61_000, measuredAt: store.clock.now, roundTripMs: 10 })
  const records = [answer('1.1'), photo(1, sha256('kept')), photo(2, sha256('gone'))]
  await recordEvents(store.outbox, { inspectionId, actorId, records })
  await recordEvents(store.outbox, {
    inspectionId,
    actorId,
    records: [
      { type: 'photo-removed', payload: { photoId: testId(6, 2) } },
      { type: 'signed', payload: { method: 'drawn', strokes: { sha256: sha256('ink'), bytes: 3 }, result: 'pass' } },
    ],
  })
  const before = (await listRowsOf(store.outbox, inspectionId)).map(({ line }) => line)
  const line = await sealInspection(store, request)
  expect(line).toMatchObject({
    type: 'finished',
    payload: {
      seal: 1,
      count: 5,
      root: rootOf(before),
      others: [],
      templateHash: sha256('template'),
      ruleVersion: 'r/1',
      testedAt: '2026-11-23T09:01:01.000Z',
      blobs: [
        { sha256: sha256('kept'), bytes: 7 },
        { sha256: sha256('ink'), bytes: 3 },
      ],
    },
  })
})

test('sealing again counts one up and covers the earlier seal', async () => {
  const store = openLocalStore()
  await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.1')] })
  await sealInspection(store, request)
  const before = (await listRowsOf(store.outbox, inspectionId)).map(({ line }) => line)
  const again = await sealInspection(store, { ...request, reason: 'photo taken again' })
  expect(again.payload).toMatchObject({ seal: 2, count: 2, root: rootOf(before), reason: 'photo taken again' })
})

test.each(['device.unapproved', 'actor.unknown'])(
  'a line that only waits for a person (%s) is sealed: it counts as it is',
  async (code) => {
    const store = openLocalStore()
    await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.1'), answer('1.2')] })
    await markRefused(store.outbox, [{ seq: 1, error: { keptBy: 'office', code, hint: '', at: '' } }])
    const before = (await listRowsOf(store.outbox, inspectionId)).map(({ line }) => line)
    expect((await sealInspection(store, request)).payload).toMatchObject({ count: 2, root: rootOf(before) })
  },
)

test('a line the office keeps apart is not sealed again', async () => {
  const store = openLocalStore()
  await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.1'), answer('1.2'), answer('1.3')] })
  const error = { keptBy: 'office', code: 'line.schema', hint: '', at: '' } as const
  await markRefused(store.outbox, [{ seq: 2, error }])
  const taken = (await listRowsOf(store.outbox, inspectionId)).filter(({ seq }) => seq !== 2)
  const line = await sealInspection(store, request)
  expect(line.payload).toMatchObject({ count: 2, root: rootOf(taken.map((row) => row.line)) })
})

test('a seal says what it had pulled of other devices', async () => {
  const store = openLocalStore()
  await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.1')] })
  const other = createTestDevice({ n: 9, inspectionId })
  const texts = [other.record(answer('1.2')), other.record(answer('1.3'))].map((line) => JSON.stringify(line))
  const changes = other.lines.map((line, n) => ({
    entity: 'line' as const,
    id: line.eventId,
    value: { ...line, line: texts[n]!, lineHash: sha256(texts[n]!) },
  }))
  await applyChanges(store, { userId: actorId, changes, cursor: 'c', pulledAt: '', snapshot: false })
  const line = await sealInspection(store, request)
  expect(line.payload).toMatchObject({
    count: 1,
    others: [{ deviceId: other.deviceId, count: 2, root: rootOf(texts) }],
  })
})

test('what another tab records while the seal is made is inside the seal', async () => {
  const store = openLocalStore()
  await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.1')] })
  const [line] = await Promise.all([
    sealInspection(store, request),
    ...[2, 3, 4].map((n) => recordEvents(store.outbox, { inspectionId, actorId, records: [answer(`1.${n}`)] })),
  ])
  const before = (await listRowsOf(store.outbox, inspectionId)).filter(({ seq }) => seq < line.seq)
  expect(line).toMatchObject({ payload: { count: before.length, root: rootOf(before.map((row) => row.line)) } })
})

test('whoever has unlocked the device signs what they seal, finished or abandoned', async () => {
  const store = openLocalStore()
  const { vault: _, ...key } = await chooseVault(actorId, '1234')
  await changeAccount(store.outbox, (account) => account, { key })
  await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.1')] })
  const abandoned = { type: 'abandoned', code: 'other', text: ' rain ' } as const
  for (const end of [ending, abandoned]) {
    const line = await sealInspection(store, { ...request, ending: end, reason: ' again ' })
    if (line.type !== 'finished' && line.type !== 'abandoned') throw new Error(line.type)
    const { authorship } = line.payload
    const sealed = { ...line, ...line.payload, type: line.type } as Parameters<typeof sealStatement>[0]
    expect(authorship?.kid).toBe(key.open.kid)
    const signature = fromBase64url(authorship!.signature)
    expect(await verifyES256(key.open.publicKey, sealStatement(sealed), signature)).toBe(true)
  }
})

test('nobody signs with the key of a colleague who left it open', async () => {
  const store = openLocalStore()
  const { vault: _, ...key } = await chooseVault(testId(2, 2), '1234')
  await changeAccount(store.outbox, (account) => account, { key })
  await recordEvents(store.outbox, { inspectionId, actorId, records: [answer('1.1')] })
  const line = await sealInspection(store, request)
  expect(line.type === 'finished' && line.payload.authorship).toBeUndefined()
})
