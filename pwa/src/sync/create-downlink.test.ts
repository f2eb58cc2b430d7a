import type { Change } from '@sac/contracts/sync/protocol'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { listWaitingBlobs, noteBlob } from '#db/outbox-blobs.ts'
import { listRowsOf, readInspection } from '#db/read-inspection.ts'
import { listVerdicts, readReference } from '#db/reference.ts'
import { recordEvents } from '#recording/record-events.ts'
import type { TokenOutcome } from '#session/session.ts'
import { sha256 } from '../../tests/support/fake-office.ts'
import { openLocalStore } from '../../tests/support/open-local-store.ts'
import { answer } from '../../tests/support/test-engine.ts'
import { createDownlink } from './create-downlink.ts'

const userId = testId(2, 1)
const inspectionId = testId(1, 1)
const serverTime = '2026-11-23T10:00:00.000Z'
const equipment = (id: string): Change => ({ entity: 'equipment', id, value: { equipmentId: id } })
const photo = { sha256: sha256('abc'), bytes: new TextEncoder().encode('abc').buffer }
type Page = { changes: Change[]; cursor: string; more: boolean }
type Reply = Page | { status: number; code: string }

function createNews(replies: Reply[], token: TokenOutcome = { status: 'token', token: 't' }) {
  const store = openLocalStore()
  const asked: string[] = []
  const tokens: boolean[] = []
  const downlink = createDownlink({
    store,
    now: () => store.clock.now,
    userId: async () => userId,
    accessToken: async ({ fresh }) => {
      tokens.push(fresh)
      return token
    },
    http: async ({ path }) => {
      asked.push(path)
      const reply = replies.shift()
      if (!reply) throw new TypeError('Failed to fetch')
      if ('cursor' in reply) return new Response(JSON.stringify({ serverTime, ...reply }))
      const { status, code } = reply
      const problem = { type: code, title: code, status, code, detail: '', correlationId: 'c' }
      return new Response(JSON.stringify(problem), { status })
    },
  })
  const known = async () => (await readReference(await store.view(), userId)).equipment.map(({ id }) => id)
  return { store, downlink, asked, tokens, known }
}

test('the first pull is a snapshot, the next goes on where it ended', async () => {
  const news = createNews([
    { changes: [equipment('a')], cursor: '1', more: true },
    { changes: [equipment('b')], cursor: '2', more: false },
    { changes: [equipment('c'), { entity: 'equipment', id: 'a', value: null }], cursor: '3', more: false },
  ])
  expect(await news.downlink.pull()).toMatchObject({ status: 'pulled' })
  expect(await news.known()).toEqual(['a', 'b'])
  await news.downlink.pull()
  expect(await news.known()).toEqual(['b', 'c'])
  expect(news.asked).toEqual(['/sync/v1/changes', '/sync/v1/changes?cursor=1', '/sync/v1/changes?cursor=2'])
  expect(await news.downlink.cursor()).toBe('3')
})

test('until the office has told the centre, news are awaited: nothing can begin without it', async () => {
  const centre: Change = { entity: 'centre', id: 'c', value: { centreId: 'c' } }
  const news = createNews([
    { changes: [equipment('a')], cursor: '1', more: false },
    { changes: [centre], cursor: '2', more: false },
  ])
  expect(await news.downlink.pull()).toMatchObject({ status: 'pulled', awaited: true })
  expect(await news.downlink.pull()).toMatchObject({ status: 'pulled', awaited: false })
})

test('a snapshot that breaks off changes nothing', async () => {
  const news = createNews([
    { changes: [equipment('a')], cursor: '1', more: false },
    { status: 410, code: 'sync.cursor-gone' },
    { changes: [equipment('x')], cursor: '5', more: true },
  ])
  await news.downlink.pull()
  expect(await news.downlink.pull()).toEqual({ status: 'silent' })
  expect([await news.known(), await news.downlink.cursor()]).toEqual([['a'], '1'])
})

test('a cursor that is gone leads to a snapshot that replaces everything', async () => {
  const news = createNews([
    { changes: [equipment('a'), equipment('b')], cursor: '1', more: false },
    { status: 410, code: 'sync.cursor-gone' },
    { changes: [equipment('b')], cursor: '9', more: false },
  ])
  await news.downlink.pull()
  await news.downlink.pull()
  expect([await news.known(), await news.downlink.cursor()]).toEqual([['b'], '9'])
})

test('a cursor that is gone puts the photos of unarchived inspections in doubt', async () => {
  const news = createNews([
    { changes: [], cursor: '1', more: false },
    { status: 410, code: 'sync.cursor-gone' },
    { changes: [], cursor: '9', more: false },
  ])
  const { outbox } = news.store
  await recordEvents(outbox, { inspectionId, actorId: userId, records: [answer('1.1')], blobs: [photo] })
  await noteBlob(outbox, photo.sha256, { state: 'sent', offset: 3 })
  await news.downlink.pull()
  expect(await listWaitingBlobs(outbox)).toEqual([])
  await news.downlink.pull()
  expect(await listWaitingBlobs(outbox)).toMatchObject([{ sha256: photo.sha256, offset: 0, ask: true }])
})

test('an access token that has just expired is renewed once', async () => {
  const news = createNews([
    { status: 401, code: 'auth.expired' },
    { changes: [], cursor: '1', more: false },
  ])
  expect(await news.downlink.pull()).toMatchObject({ status: 'pulled' })
  expect(news.tokens).toEqual([false, true])
})

test('nobody signed in, nobody reached and an app too old are told apart', async () => {
  expect(await createNews([], { status: 'signed-out' }).downlink.pull()).toEqual({ status: 'signed-out' })
  expect(await createNews([], { status: 'unreachable' }).downlink.pull()).toEqual({ status: 'silent' })
  expect(await createNews([{ status: 426, code: 'sync.app-too-old' }]).downlink.pull()).toEqual({ status: 'outdated' })
})

function foreign(...checkpoints: string[]) {
  const other = createTestDevice({ n: 9, inspectionId })
  const changes = checkpoints.map((checkpoint): Change => {
    const line = other.record(answer(checkpoint, 'defect'))
    const text = JSON.stringify(line)
    const value = { eventId: line.eventId, inspectionId, deviceId: other.deviceId, line: text, lineHash: sha256(text) }
    return { entity: 'line', id: line.eventId, value }
  })
  return { other, changes }
}

test('what is recorded after a pull has seen what another device wrote', async () => {
  const { other, changes } = foreign('1.1')
  const news = createNews([{ changes, cursor: '1', more: false }])
  await news.downlink.pull()
  const [line] = await recordEvents(news.store.outbox, { inspectionId, actorId: userId, records: [answer('1.1')] })
  expect(line!.base).toBe(other.lines[0]!.eventId)
  const { state } = (await readInspection(news.store, inspectionId))!
  expect([state.conflicts, state.answers.get('1.1')!.status]).toEqual([[], 'settled'])
})

test('what was recorded without knowing of each other is a conflict, and pulling it again does not hide that', async () => {
  const { changes } = foreign('1.1')
  const page = (cursor: string): Page => ({ changes, cursor, more: false })
  const news = createNews([page('1'), page('2')])
  await recordEvents(news.store.outbox, { inspectionId, actorId: userId, records: [answer('1.1')] })
  await news.downlink.pull()
  expect((await readInspection(news.store, inspectionId))!.state.conflicts).toEqual(['checkpoint/1.1'])
  const [own] = await recordEvents(news.store.outbox, { inspectionId, actorId: userId, records: [answer('1.1')] })
  await news.downlink.pull()
  const [next] = await recordEvents(news.store.outbox, {
    inspectionId,
    actorId: userId,
    records: [answer('1.1', 'defect')],
  })
  expect(next!.base).toBe(own!.eventId)
  expect((await listRowsOf(news.store.outbox, inspectionId)).length).toBe(3)
})

test('the newest verdict counts', async () => {
  const verdict = (status: string, at: string): Change => ({
    entity: 'verdict',
    id: inspectionId,
    value: { inspectionId, status, reasons: [], at },
  })
  const news = createNews([{ changes: [verdict('complete', serverTime)], cursor: '1', more: false }])
  await news.downlink.pull()
  expect((await listVerdicts(await news.store.view())).get(inspectionId)!.status).toBe('complete')
})
