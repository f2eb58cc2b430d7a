import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { findProfile } from '@sac/contracts/template/profiles'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect, photoBytes, photoHash, type Sealing } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { authorshipOf, createSigner, createSigners } from '@sac/tests/support/signers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import type { Keys } from './authorship.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(smallTemplate))
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))
const signers = createSigners()
const signed: Sealing = { templateHash, hashLine, sha256, sign: signers.sign }
const unsigned: Sealing = { templateHash, hashLine, sha256 }

function judge(
  devices: readonly TestDevice[],
  { keys = signers.keys, acceptedAuthor = null }: { keys?: Keys; acceptedAuthor?: number | null } = {},
) {
  const receivedAt = '2026-11-23T12:00:00.000Z'
  const lines = devices
    .flatMap((device) => device.lines)
    .map((line) => ({ line, payloadHash: hashLine(line), receivedAt }))
  const blobs = new Map([1, 2, 3, 99].map((n) => [photoHash(n), photoBytes]))
  const rules = { profileId: 'eu-min', timeZone: 'Europe/Paris' }
  return assess({
    evidence: { lines, unusable: [], blobs, keys },
    rulebook: { findTemplate: () => smallTemplate, findProfile, sha256, verify: verifySignature },
    decisions: { testedAt: null, acceptedOutcome: null, acceptedAuthor },
    centre: { id: 'centre-1', station: 'L1', name: 'Centre', place: 'Town', ...rules },
    order: null,
  })
}

function inspected(): TestDevice {
  const device = createTestDevice({ n: 1 })
  inspect(device, templateHash, 'nothing')
  return device
}
const sealed = (sealing: Sealing) => {
  const device = inspected()
  finish(device, sealing)
  return device
}

test('a seal nobody signed waits, and completes when it is sealed again by who signs', () => {
  const device = sealed(unsigned)
  expect(judge([device])).toMatchObject({ status: 'quarantined', seal: 1, reasons: [{ code: 'seal-unsigned' }] })
  finish(device, { ...signed, seal: 2 })
  expect(judge([device])).toMatchObject({ status: 'complete', completed: { seal: { seal: 2 } }, unsigned: [] })
})

test('a seal that cannot be signed any more counts when the office says so, for that seal alone', () => {
  const device = sealed(unsigned)
  expect(judge([device], { acceptedAuthor: 1 })).toMatchObject({ status: 'complete' })
  expect(judge([device], { acceptedAuthor: 2 })).toMatchObject({ status: 'quarantined' })
})

test('a key the log has not told of yet makes a seal wait; with it, it completes', () => {
  const device = sealed(signed)
  expect(judge([device], { keys: new Map() })).toMatchObject({ reasons: [{ code: 'seal-key-unknown' }] })
  expect(judge([device])).toMatchObject({ status: 'complete' })
})

test('what was sealed after its key was retired waits for another sign-in; what was sealed before counts', () => {
  const device = sealed(signed)
  const retired = (retiredAt: string): Keys =>
    new Map([...signers.keys].map(([kid, key]) => [kid, { ...key, retiredAt }]))
  expect(judge([device], { keys: retired('2026-11-23T08:00:00.000Z') })).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'seal-key-retired' }],
  })
  expect(judge([device], { keys: retired('2026-11-23T11:00:00.000Z') })).toMatchObject({ status: 'complete' })
})

/** Ways to seal in the name of whoever holds an inspection, with nothing but the credential of the device. */
const forgeries: Record<string, Sealing['sign']> = {
  nothing: undefined,
  'a key of one’s own': (seal) => authorshipOf(createSigner(), seal),
  'the key of a colleague on the device': (seal) => signers.sign({ ...seal, actorId: testId(2, 8) }),
  'their own key of another device': (seal) => signers.sign({ ...seal, deviceId: testId(3, 8) }),
  'what they signed for another outcome': (seal) => signers.sign({ ...seal, testedAt: '2026-11-23T09:00:00.000Z' }),
  'what they signed for another car': (seal) => signers.sign({ ...seal, inspectionId: testId(1, 8) }),
}
const forgery = fc.record({
  with: fc.constantFrom(...Object.keys(forgeries)),
  seal: fc.oneof(fc.integer({ min: 2, max: 9 }), fc.constant(9_999)),
})
const withSign = (sign: Sealing['sign'], seal: number): Sealing => ({ ...unsigned, seal, ...(sign && { sign }) })

test('nobody who holds the device alone completes an inspection in its holder’s name', () => {
  fc.assert(
    fc.property(forgery, (forged) => {
      const device = sealed(withSign(forgeries[forged.with], forged.seal))
      expect(judge([device])).toMatchObject({ status: 'quarantined', seal: forged.seal })
    }),
  )
})

test('whatever is sealed in the holder’s name, the seal they signed counts, and the others are told', () => {
  fc.assert(
    fc.property(fc.array(forgery, { minLength: 1, maxLength: 4 }), (all) => {
      const device = sealed(signed)
      for (const forged of all) finish(device, withSign(forgeries[forged.with], forged.seal))
      const judged = judge([device])
      expect(judged).toMatchObject({ status: 'complete', completed: { seal: { seal: 1 } } })
      expect(judged.status === 'complete' && judged.unsigned).toHaveLength(all.length)
    }),
  )
})
