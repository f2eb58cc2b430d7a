import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { profiles } from '@sac/contracts/template/profiles'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect, photoBytes, photoHash, sign, start } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { custodyOf } from './custody.ts'
import { findSeals } from './find-seals.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(smallTemplate))
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))
const { sign: signSeal, resign, keys } = createSigners()
const sealing = { templateHash, hashLine, sha256, sign: signSeal }
const receive = (lines: readonly EventLine[], minute = 0) =>
  lines.map((line) => ({
    line,
    payloadHash: hashLine(line),
    receivedAt: new Date(Date.UTC(2026, 10, 23, 12, minute)).toISOString(),
  }))

function judge(lines: ReturnType<typeof receive>) {
  const blobs = new Map([1, 2, 3, 99].map((n) => [photoHash(n), photoBytes]))
  const findProfile = (id: string) => profiles.find((profile) => profile.id === id) ?? null
  const rules = { profileId: 'eu-min', timeZone: 'Europe/Paris' }
  return assess({
    evidence: { lines, unusable: [], blobs, keys },
    rulebook: { findTemplate: () => smallTemplate, findProfile, sha256, verify: verifySignature },
    decisions: { testedAt: null, acceptedOutcome: null },
    centre: { id: 'centre-1', station: 'L1', name: 'Centre', place: 'Town', ...rules },
    order: null,
  })
}

const sealsOf = (lines: ReturnType<typeof receive>) => findSeals(lines, custodyOf(lines))

function abandon(device: TestDevice, { seal, pulled }: { seal: number; pulled: readonly EventLine[] }): void {
  const line = finish(device, { ...sealing, seal, pulled })
  const { outcome: _, ...manifest } = line.payload as { outcome: unknown }
  resign(Object.assign(line, { type: 'abandoned', payload: { ...manifest, code: 'customer-left', text: null } }))
}

type Act = { kind: 'finished' | 'abandoned' | 'started' | 'signed'; seal: number; knows: boolean }
const act = fc.record({
  kind: fc.constantFrom('finished', 'abandoned', 'started', 'signed'),
  seal: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant(9_999)),
  knows: fc.boolean(),
})

const owner = createTestDevice({ n: 1 })
inspect(owner, templateHash, 'nothing')
const open = [...owner.lines]
finish(owner, sealing)

/** What somebody writes who has taken nothing over, on a device of their own or on the one of the holder. */
function write(acts: readonly Act[], { n, known }: { n: number; known: readonly EventLine[] }): EventLine[] {
  const device = createTestDevice({ n, actorId: testId(2, 77) })
  for (const { kind, seal, knows } of acts) {
    const pulled = knows ? known : []
    if (kind === 'started') device.record(start(templateHash))
    else if (kind === 'signed') device.record(sign('pass'))
    else if (kind === 'finished') finish(device, { ...sealing, seal, pulled })
    else abandon(device, { seal, pulled })
  }
  return [...device.lines]
}

test('whatever somebody seals who never took it over, the seal of its holder counts as before', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 5 }), fc.constantFrom(2, 3), (acts, n) => {
      const strange = receive(write(acts, { n, known: owner.lines }), 1)
      const before = judge(receive(owner.lines))
      const after = judge([...strange, ...receive(owner.lines)])
      expect(before.status).toBe('complete')
      expect({ ...after, late: [] }).toEqual({ ...before, late: [] })
    }),
  )
})

test('a seal of somebody who never took it over closes nothing and is told', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 5 }), (acts) => {
      const assessed = judge([...receive(open), ...receive(write(acts, { n: 2, known: open }), 1)])
      const seals = acts.filter(({ kind }) => kind === 'finished' || kind === 'abandoned').length
      expect(assessed.status).toBe('in-progress')
      expect('reasons' in assessed && assessed.reasons.map(({ code }) => code)).toEqual(
        Array.from({ length: seals }, () => 'stranger-sealed'),
      )
    }),
  )
})

test('who has taken it over seals above whatever number the one before has used', () => {
  const second = createTestDevice({ n: 2 })
  second.pull(owner.lines)
  second.record({ type: 'claimed', payload: { from: testId(2, 1), reason: 'ill' } })
  second.record(sign('pass'))
  const latecomer = createTestDevice({ n: 3, actorId: testId(2, 1) })
  finish(latecomer, { ...sealing, seal: 9_999, pulled: owner.lines })
  const lines = (own: readonly EventLine[]) => receive([...owner.lines, ...own, ...latecomer.lines])
  // Until then the seal of the one before stands: it was made by who held it.
  expect(sealsOf(lines(second.lines)).counting?.seal).toBe(9_999)
  finish(second, { ...sealing, seal: 2, pulled: owner.lines })
  expect(sealsOf(lines(second.lines)).counting).toMatchObject({ seal: 2, actorId: testId(2, 2) })
})
