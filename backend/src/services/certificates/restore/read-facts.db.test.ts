// What the event log tells of papers, read from its beginning; here the log in PostgreSQL, in another database than the books.

import type { EventBus } from '@sac/platform/bus/port'
import { createPostgresLog } from '@sac/platform/bus/postgres-log/create-postgres-log'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { listOutbox } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkChains } from '../check/check-chains.ts'
import { openCertificates } from '../testing/open-certificates.ts'
import {
  change,
  closeBoth,
  newReport,
  openFirst,
  paperName,
  putBack,
  reissue,
  rowOf,
  sequenceOf,
  service,
  takeDump,
} from '../testing/put-back.ts'
import { adoptNews } from './adopt-news.ts'
import { readFacts } from './read-facts.ts'

let elsewhere: TestDatabase
let bus: EventBus
const topic = 'certificates-topic'

beforeEach(async () => {
  await openFirst()
  elsewhere = await createDatabase()
  bus = await createPostgresLog({ url: elsewhere.url, log: createSilentLogger() })
  await bus.ensureTopics([{ name: topic, partitions: 2, retentionDays: 365 }])
})
afterEach(async () => {
  await bus.close(2_000)
  await elsewhere.drop()
  await closeBoth()
})

/** Everything in the outbox reaches the log, as the relay would bring it. */
const relay = async (pool = service().deps.pool) => {
  for (const message of await listOutbox(pool)) await bus.publish(topic, [message])
}
const read = () => readFacts({ bus, pool: service().deps.pool })

test('the last change of each certificate counts, and papers the database knows are no news', async () => {
  const [revoked, reinstated] = [await service().issue(newReport()), await service().issue(newReport())]
  await change(revoked, 'revoke')
  await change(reinstated, 'suspend')
  await change(reinstated, 'reinstate')
  await relay()
  const { statuses, papers } = await read()
  expect([...statuses].map(([id, { status }]) => [id, status])).toEqual(
    expect.arrayContaining([
      [revoked, 'revoked'],
      [reinstated, 'valid'],
    ]),
  )
  expect(papers.size).toBe(0)
})

test('a paper only the log knows keeps its number and index, and is named as not recovered', async () => {
  await takeDump()
  const lost = await service().issue(newReport())
  const { number } = await rowOf(lost)
  await relay()
  await service().deps.blobs.records.forget(paperName(0))
  await putBack()
  expect(await adoptNews(service().deps, { readFacts: read })).toMatchObject({ adopted: 0, unwitnessed: [number] })
  const next = await service().issue(newReport())
  expect(await sequenceOf(next)).toBe(2)
  expect((await rowOf(next)).statusIndex).toBe(1)
})

test('what no key of ours has signed moves no counter', async () => {
  const stranger = await openCertificates()
  await stranger.issue(newReport())
  await relay(stranger.deps.pool)
  await stranger.close()
  expect((await read()).papers.size).toBe(0)
})

test('revoked and superseded since, known from the log alone, stay so', async () => {
  const [revoked, corrected] = [await service().issue(newReport()), await service().issue(newReport())]
  await takeDump()
  service().clock.now = new Date('2026-11-23T12:00:00.000Z')
  await change(revoked, 'revoke')
  const heir = await reissue(corrected)
  await relay()
  await putBack()
  await adoptNews(service().deps, { readFacts: read })
  expect(await rowOf(revoked)).toMatchObject({ status: 'revoked', statusReason: 'other' })
  expect(await rowOf(corrected)).toMatchObject({ status: 'superseded', supersededBy: heir })
  expect(await rowOf(heir)).toMatchObject({ status: 'valid', revision: 2 })
  expect((await checkChains(service().deps)).broken).toEqual([])
})
