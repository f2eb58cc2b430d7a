// What became of papers since the dump that is put back, and of the keys that signed them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkChains } from '../check/check-chains.ts'
import { burnKey } from '../keys/rotate-key.ts'
import { publishStatusLists } from '../lists/publish-status-lists.ts'
import { publishTrustList } from '../lists/publish-trust-list.ts'
import { listKeys } from '../store/key-rows.ts'
import {
  adopt,
  change,
  closeBoth,
  newReport,
  openFirst,
  putBack,
  reissue,
  rowOf,
  service,
  takeDump,
} from '../testing/put-back.ts'
import { adoptNews } from './adopt-news.ts'
import { adoptTrustList } from './kept-trust-lists.ts'
import { isOlder, lookForNews } from './look-for-news.ts'
import { noFacts } from './read-facts.ts'

beforeEach(openFirst)
afterEach(closeBoth)

describe('what became of them since', () => {
  test('revoked, suspended, reinstated and superseded stay so, from the published lists alone', async () => {
    const [revoked, suspended, reinstated, corrected] = [
      await service().issue(newReport()),
      await service().issue(newReport()),
      await service().issue(newReport()),
      await service().issue(newReport()),
    ]
    await change(reinstated, 'suspend')
    await publishStatusLists(service().deps)
    await takeDump()
    const lost = await service().issue(newReport())
    await change(revoked, 'revoke')
    await change(suspended, 'suspend')
    await change(reinstated, 'reinstate')
    await change(lost, 'revoke')
    const successor = await reissue(corrected)
    const heir = await reissue(successor)
    await publishStatusLists(service().deps)
    const all = [revoked, suspended, reinstated, corrected, lost, successor, heir]
    const before = await Promise.all(all.map(rowOf))
    await putBack()
    await adopt()
    const after = await Promise.all(all.map(rowOf))
    expect(after.map(({ status }) => status)).toEqual(before.map(({ status }) => status))
    expect(after.map(({ status }) => status)).toEqual([
      'revoked',
      'suspended',
      'valid',
      'superseded',
      'revoked',
      'superseded',
      'valid',
    ])
    expect(after.map(({ supersededBy }) => supersededBy)).toEqual(before.map(({ supersededBy }) => supersededBy))
    expect(after.map(({ revision, number }) => [number, revision])).toEqual(
      before.map(({ revision, number }) => [number, revision]),
    )
    expect(after[0]).toMatchObject({ statusReason: 'other', statusNote: 'a test' })
    expect((await checkChains(service().deps)).broken).toEqual([])
  })

  test('a revision that follows a revoked one replaces nothing and stays as the office decided', async () => {
    await takeDump()
    const report = newReport()
    const revoked = await service().issue(report)
    await change(revoked, 'revoke')
    const manifest = { ...report.manifest, seal: 2 }
    const held = await service().issue({ ...report, revision: 2, revisionReason: 'The plate.', manifest })
    expect(await rowOf(held)).toMatchObject({ status: 'suspended' })
    await change(held, 'reinstate')
    const suspended = await service().issue(newReport())
    await change(suspended, 'suspend')
    await publishStatusLists(service().deps)
    await putBack()
    expect(await adopt()).toMatchObject({ adopted: 3 })
    expect(await rowOf(revoked)).toMatchObject({ status: 'revoked', supersededBy: null })
    expect(await rowOf(held)).toMatchObject({ status: 'valid', revision: 2 })
    expect(await rowOf(suspended)).toMatchObject({ status: 'suspended' })
  })

  test('a revocation alone makes the database older, and its list is published as newer than the one before', async () => {
    const id = await service().issue(newReport())
    await publishStatusLists(service().deps)
    await takeDump()
    for (const kind of ['suspend', 'reinstate', 'suspend', 'revoke'] as const) {
      await change(id, kind)
      service().clock.now = new Date(service().clock.now.getTime() + 3_600_000)
      await publishStatusLists(service().deps)
    }
    const publishedAt = async () =>
      (await service().database.pool.query<{ at: Date }>('SELECT published_at AS at FROM status_years')).rows[0]!.at
    const before = await publishedAt()
    await putBack()
    service().clock.now = new Date('2026-11-23T10:00:00.000Z')
    expect(await lookForNews(service().deps)).toMatchObject({ papers: [], years: [2026] })
    expect(await adopt()).toMatchObject({ adopted: 0, statuses: 1 })
    expect(await rowOf(id)).toMatchObject({ status: 'revoked' })
    await publishStatusLists(service().deps)
    expect((await publishedAt()).getTime()).toBeGreaterThan(before.getTime())
    expect(isOlder(await lookForNews(service().deps))).toBe(false)
  })

  test('the event log tells what no list says, where it is later', async () => {
    await takeDump()
    const id = await service().issue(newReport())
    await putBack()
    const at = new Date('2026-11-23T12:00:00.000Z')
    const told = {
      status: 'revoked',
      reason: 'fraud',
      note: null,
      at,
      supersededBy: null,
      source: 'event-log',
    } as const
    const facts = { statuses: new Map([[id, told]]), papers: noFacts.papers }
    await adoptNews(service().deps, { readFacts: () => Promise.resolve(facts) })
    expect(await rowOf(id)).toMatchObject({ status: 'revoked', statusReason: 'fraud', statusAt: at })
  })

  test('a burnt key stays burnt, and the trust list never goes back a version', async () => {
    await publishTrustList(service().deps)
    await takeDump()
    const id = await service().issue(newReport())
    const { kid } = await rowOf(id)
    await burnKey(service().deps, { kid: kid!, since: service().clock.now })
    await putBack()
    await adoptTrustList(service().deps)
    expect((await listKeys(service().deps.pool)).find((key) => key.kid === kid)).toMatchObject({ state: 'compromised' })
    const { rows } = await service().database.pool.query('SELECT max(ver) AS ver FROM trust_lists')
    expect(rows).toEqual([{ ver: 2 }])
    await adopt()
    expect(await rowOf(id)).toMatchObject({ kid, status: 'valid' })
  })
})
