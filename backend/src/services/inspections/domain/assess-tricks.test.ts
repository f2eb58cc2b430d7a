// What a device might claim to come by a pass that nobody's judgement stands behind.
import { createHash } from 'node:crypto'
import { canonicalJson } from '@sac/contracts/canonical-json'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { profiles } from '@sac/contracts/template/profiles'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { finish, inspect, photoBytes, photoHash, type Sealing, sign, start } from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { verifySignature } from '@sac/platform/secrets/verify-signature'
import { createSigners } from '@sac/tests/support/signers'
import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import type { RetestOrder } from './retest.ts'

const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex')
const templateHash = sha256(canonicalJson(smallTemplate))
const hashLine = (line: EventLine) => sha256(JSON.stringify(line))
const { sign: signSeal, resign, keys } = createSigners()
const sealing: Sealing = { templateHash, hashLine, sha256, sign: signSeal }

function judge(device: TestDevice, order: RetestOrder | null = null) {
  const receivedAt = '2026-11-23T12:00:00.000Z'
  const lines = device.lines.map((line) => ({ line, payloadHash: hashLine(line), receivedAt }))
  const blobs = new Map([1, 2, 3, 99].map((n) => [photoHash(n), photoBytes]))
  const findProfile = (id: string) => profiles.find((profile) => profile.id === id) ?? null
  const rulebook = { findTemplate: () => smallTemplate, findProfile, sha256, verify: verifySignature }
  const decisions = { testedAt: null, acceptedOutcome: null }
  const rules = { profileId: 'eu-min', timeZone: 'Europe/Paris' }
  const centre = { id: 'centre-1', station: 'L1', name: 'Centre', place: 'Town', ...rules }
  return assess({ evidence: { lines, unusable: [], blobs, keys }, rulebook, decisions, centre, order })
}
function inspected(): TestDevice {
  const device = createTestDevice({ n: 1 })
  inspect(device, templateHash, 'nothing')
  return device
}

test('a category the template does not know is no way to a pass on which nothing was judged', () => {
  const device = inspected()
  device.record({ type: 'vehicle-recorded', payload: { field: 'category', value: 'O1' } })
  finish(device, sealing)
  expect(judge(device)).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'incomplete', detail: 'vehicle-field category' }],
  })
})

test.each(['1885-12-31', '2026-11-24', '2099-01-01'])(
  'a first registration on %s, which would choose the limits, stops it with a reason, and corrected it passes',
  (value) => {
    const device = inspected()
    device.record({ type: 'vehicle-recorded', payload: { field: 'firstRegistration', value } })
    finish(device, sealing)
    expect(judge(device)).toMatchObject({
      status: 'quarantined',
      reasons: [{ code: 'implausible', detail: 'implausible-field firstRegistration' }],
    })
    device.record({ type: 'vehicle-recorded', payload: { field: 'firstRegistration', value: '2016-05-12' } })
    finish(device, { ...sealing, seal: 2 })
    expect(judge(device)).toMatchObject({ status: 'complete' })
  },
)

test('nobody seals an inspection that is in other hands, until they have taken it over', () => {
  const byStranger = (line: EventLine) => Object.assign(line, { actorId: testId(2, 9) })
  const sealed = (claims: boolean) => {
    const device = inspected()
    const claim = { from: testId(2, 1), reason: 'ill' }
    if (claims) byStranger(device.record({ type: 'claimed', payload: claim }))
    byStranger(device.record(sign('pass')))
    resign(byStranger(finish(device, sealing)))
    return judge(device)
  }
  expect(sealed(false)).toMatchObject({ status: 'in-progress', reasons: [{ code: 'stranger-sealed' }] })
  expect(sealed(true)).toMatchObject({ status: 'complete' })
})

test('a signature of somebody else than the one who sealed does not stand', () => {
  const device = inspected()
  Object.assign(device.record(sign('pass')), { actorId: testId(2, 9) })
  finish(device, sealing)
  expect(judge(device)).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'signature', detail: 'the signature is not of the person who sealed' }],
  })
})

const order: RetestOrder = {
  of: testId(1, 7),
  vin: '1M8GDM9AXKP042788',
  plate: 'AB-123-CD',
  checkpoints: ['1.1', '5.2'],
  deadline: '2027-01-23',
  answeredBy: null,
}
function retested(): TestDevice {
  const device = inspected()
  device.record(
    start(templateHash, { kind: 'retest', retest: { of: order.of, checkpoints: order.checkpoints } as never }),
  )
  return device
}

test('a retest that judged what was ordered is complete', () => {
  const device = retested()
  finish(device, sealing)
  expect(judge(device, order)).toMatchObject({ status: 'complete' })
})

test.each(['not-testable', 'not-applicable', 'withdrawn'] as const)(
  'an ordered checkpoint that is %s was not judged again',
  (given) => {
    const device = retested()
    device.record({ type: 'answered', payload: { checkpoint: '5.2', answer: given, reason: 'No gauge' } })
    device.record(sign('pass'))
    finish(device, sealing)
    expect(judge(device, order).status).toBe('quarantined')
  },
)

test('an ordered measurement that could not be taken again fails and is ordered once more', () => {
  const device = retested()
  device.record({ type: 'answered', payload: { checkpoint: '5.2', answer: 'not-testable', reason: 'No gauge' } })
  device.record(sign('fail'))
  finish(device, { ...sealing, outcome: { result: 'fail', minor: 0, major: 0, dangerous: 0 } })
  expect(judge(device, order)).toMatchObject({ status: 'complete', completed: { outcome: { untested: ['5.2'] } } })
})

test('an order another retest has answered is no order any more: what that one found would be forgotten', () => {
  const device = retested()
  finish(device, sealing)
  expect(judge(device, { ...order, answeredBy: testId(1, 8) })).toMatchObject({
    status: 'quarantined',
    reasons: [{ code: 'retest' }],
  })
  expect(judge(device, { ...order, answeredBy: testId(1, 1) })).toMatchObject({ status: 'complete' })
})
