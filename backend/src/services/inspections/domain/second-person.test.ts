// A second person for every way down from dangerous and out of a failure, whatever was sealed in between.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { ResultCode } from '@sac/contracts/inspection/report'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { findProfile } from '@sac/contracts/template/profiles'
import { Severity } from '@sac/contracts/template/template'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { answer, finish, inspect, photoBytes, photoHash, sign } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { type Earlier, needsApproval } from './second-person.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(smallTemplate))
const { sign: signSeal, keys } = createSigners()
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))

type Found = { catalogued: Severity; judged: Severity }
const codes = { minor: '0.1.a', major: '0.1.b', dangerous: '0.1.c' } as const
const worstOf = (found: readonly Found[]): 'pass' | 'pass-minor' | 'fail' | 'fail-dangerous' => {
  const judged = new Set(found.map(({ judged: severity }) => severity))
  if (judged.has('dangerous')) return 'fail-dangerous'
  return judged.has('major') ? 'fail' : judged.has('minor') ? 'pass-minor' : 'pass'
}
const countsOf = (found: readonly Found[]) => {
  const count = (severity: Severity) => found.filter(({ judged }) => judged === severity).length
  return { result: worstOf(found), minor: count('minor'), major: count('major'), dangerous: count('dangerous') }
}

/** Sealed as found, after seals that said something else. */
function complete(found: readonly Found[], sealedBefore: readonly Exclude<ResultCode, 'abandoned'>[] = []) {
  const device = createTestDevice({ n: 1 })
  inspect(device, templateHash, 'nothing')
  if (found.length > 0) device.record(answer('0.1', 'defect'))
  for (const [index, { catalogued, judged }] of found.entries())
    device.record({
      type: 'defect-added',
      payload: {
        defectId: testId(5, index + 1),
        checkpoint: '0.1',
        deficiency: codes[catalogued],
        severity: judged,
        loweredReason: 'words',
        location: { axle: index },
        note: null,
        repairedOnSpot: false,
        prohibition: false,
      },
    })
  const seals = [...sealedBefore.map((result) => ({ ...countsOf([]), result })), countsOf(found)]
  for (const [index, outcome] of seals.entries()) {
    device.record(sign(outcome.result))
    finish(device, { templateHash, hashLine, sha256, sign: signSeal, outcome, seal: index + 1, reason: 'again' })
  }
  const lines = device.lines.map((line) => ({
    line,
    payloadHash: hashLine(line),
    receivedAt: '2026-11-23T12:00:00.000Z',
  }))
  const rules = { profileId: 'eu-min', timeZone: 'Europe/Paris' }
  const judged = assess({
    evidence: { lines, unusable: [], blobs: new Map([1, 99].map((n) => [photoHash(n), photoBytes])), keys },
    rulebook: { findTemplate: () => smallTemplate, findProfile, sha256, verify: verifySignature },
    decisions: { testedAt: null, acceptedOutcome: null },
    centre: { id: 'centre-1', station: 'L1', name: 'Centre', place: 'Town', ...rules },
    order: null,
  })
  if (judged.status !== 'complete') throw new Error(JSON.stringify(judged.reasons))
  return { completed: judged.completed, lines }
}

const anySeverity = fc.constantFrom(...Severity.options)
const anyFound = fc.array(fc.record({ catalogued: anySeverity, judged: anySeverity }), { maxLength: 3 })
const anyResult = fc.constantFrom('pass', 'pass-minor', 'fail', 'fail-dangerous')
const rank = { pass: 0, 'pass-minor': 0, fail: 1, 'fail-dangerous': 2, abandoned: 0 }

test('whoever calls dangerous less needs a second person, nobody else does for what was found', () => {
  fc.assert(
    fc.property(anyFound, (found) => {
      const needed = found.filter(({ catalogued, judged }) => catalogued === 'dangerous' && judged !== 'dangerous')
      expect(needsApproval({ ...complete(found), earlier: null })).toHaveLength(needed.length)
    }),
    { numRuns: 50 },
  )
})

test('whatever was sealed or completed before, only what is no better than the worst of it stands alone', () => {
  const anyEarlier = fc.option(fc.constantFrom('pass', 'pass-minor', 'fail', 'fail-dangerous', 'abandoned'))
  const raised = anyFound.map((found) => found.map(({ judged }) => ({ catalogued: judged, judged })))
  fc.assert(
    fc.property(raised, fc.array(anyResult, { maxLength: 3 }), anyEarlier, (found, before, completedBefore) => {
      const judged = complete(found, before)
      const report = { outcome: { result: completedBefore }, deficiencies: [], measured: [] }
      const earlier = completedBefore === null ? null : ({ seal: 0, report } as unknown as Earlier)
      const worst = Math.max(0, ...before.map((result) => rank[result as 'pass']), rank[completedBefore ?? 'pass'])
      expect(needsApproval({ ...judged, earlier }).length > 0).toBe(worst > rank[worstOf(found)])
    }),
    { numRuns: 50 },
  )
})

test('what was sealed before a completion the office has judged already', () => {
  const judged = complete([], ['fail', 'pass'])
  const report = { outcome: { result: 'pass' }, deficiencies: [], measured: [] }
  expect(needsApproval({ ...judged, earlier: { seal: 2, report } as unknown as Earlier })).toEqual([])
  expect(needsApproval({ ...judged, earlier: null })).toMatchObject([{ detail: 'it was fail and is to become pass' }])
})
