import { afterEach, expect, test } from 'vitest'
import { sha256 } from '../../tests/support/fake-office.ts'
import { answer, createTestEngine, type TestEngine } from '../../tests/support/test-engine.ts'
import type { PullOutcome } from './sync-ports.ts'

let made: TestEngine | undefined
afterEach(async () => {
  await made?.stop()
  expect(made?.logged).toEqual([])
})

/** A device that has had no news yet; `outcome` is what every pull comes to. */
async function deviceWhosePullsEnd(outcome: PullOutcome) {
  const pulled: number[] = []
  const d = await createTestEngine({
    downlink: {
      cursor: async () => null,
      pull: async () => {
        pulled.push(d.clock.now)
        return outcome
      },
    },
  })
  made = d
  return { d, pulled }
}

test('when something of a sealed inspection arrives its verdict is asked for at once, otherwise about once a minute', async () => {
  const { d, pulled } = await deviceWhosePullsEnd({ status: 'pulled', more: false, awaited: false, judged: false })
  d.start()
  await d.time.settle(400)
  await d.time.pass(10_000)
  expect(pulled.length).toBe(1)
  await d.record(1, answer('1.1'))
  await d.time.pass(10_000)
  expect(pulled.length).toBe(1)
  const seal = { count: 1, root: sha256(''), blobs: [], others: [], templateHash: sha256(''), ruleVersion: 'r' }
  const testedAt = '2026-11-23T09:00:00.000Z'
  await d.record(1, { type: 'abandoned', payload: { seal: 1, testedAt, ...seal, code: 'left', text: null } })
  await d.time.pass(4_000)
  expect(pulled.length).toBe(2)
})

test('before the first news they are asked for every few seconds, as long as somebody looks', async () => {
  const { d, pulled } = await deviceWhosePullsEnd({ status: 'refused', code: 'sync.not-yet' })
  d.start()
  await d.time.settle(400)
  await d.time.pass(21_000)
  expect(pulled.length).toBe(5)
})

test('when the office has judged anew, what it kept apart is asked about without a person', async () => {
  const outcome = { status: 'pulled', more: false, awaited: false, judged: false } as const
  const told: { judged: boolean } & PullOutcome = { ...outcome }
  const { d } = await deviceWhosePullsEnd(told)
  await d.record(1, answer('1.1'), answer('1.2'))
  d.office.judge = () => 'device.unapproved'
  d.start()
  await d.time.until(async () => (await d.status()).attention === 2)
  d.office.judge = () => null
  await d.time.pass(120_000)
  expect((await d.status()).attention).toBe(2)
  told.judged = true
  await d.green()
  expect((await d.status()).attention).toBe(0)
})
