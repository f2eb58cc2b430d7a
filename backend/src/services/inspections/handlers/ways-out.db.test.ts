// Nothing stops a certificate without a way on. Each reason the office can give stands in this table with how it comes about and
// with what a person then does; the table is typed by the reasons, so that a new one cannot be without. That whatever happened can
// be ended is the law of `domain/way-out.test.ts`.

import { canonicalJson } from '@sac/contracts/canonical-json'
import { fieldKeyOf, type Recorded } from '@sac/contracts/inspection/field-key'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { calibratedTemplate } from '@sac/contracts/testing/calibrated-template'
import { testId } from '@sac/contracts/testing/device'
import {
  answer,
  finish,
  photoBytes,
  photograph,
  photoHash,
  type Sealing,
  sign,
  start,
  tread,
} from '@sac/contracts/testing/inspect'
import { smallTemplate } from '@sac/contracts/testing/small-template'
import { createSigners } from '@sac/tests/support/signers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReasonCode, TooEarly } from '../domain/reason.ts'
import type { DecisionKind } from '../domain/refuse-decision.ts'
import { upsertRetirements } from '../store/key-rows.ts'
import {
  eventOf,
  lineEvent,
  type Office,
  openOffice,
  photoEvent,
  refusalEvent,
  sealing,
  signers,
  templateHash,
  unusableEvent,
} from '../testing/open-office.ts'
import {
  codesOf,
  colleague,
  createStages,
  type Data,
  inspectAndSend,
  inspectOn,
  type Stage,
  seal,
  sealAgain,
} from '../testing/open-stage.ts'
import { linkInspections } from './link-inspections.ts'
import { registerEquipment } from './register-equipment.ts'

const hashOf = (template: typeof smallTemplate) => sealing.sha256(Buffer.from(canonicalJson(template)))
/** Whether tyres are judged depends on the age of the car. */
const agedTemplate = {
  ...smallTemplate,
  sections: smallTemplate.sections.map((section) => ({
    ...section,
    checkpoints: section.checkpoints.map((one) =>
      one.code === '5.2' ? { ...one, appliesWhen: { registeredFrom: '2010-01-01' } } : one,
    ),
  })),
}
const templates = new Map([smallTemplate, calibratedTemplate, agedTemplate].map((one) => [hashOf(one), one]))
const gauge = {
  equipmentId: 'gauge',
  serial: 'TD-1',
  name: 'Gauge',
  calibrationValidUntil: '2027-01-01',
  checkpoints: ['5.2'],
}
const numberless = new Set<string>()

let office: Office
let openStage: ReturnType<typeof createStages>
beforeAll(async () => {
  office = await openOffice()
  openStage = createStages(office)
  const { rulebook, directory } = office.deps
  const findPerson = (id: string) => (numberless.has(id) ? Promise.resolve(null) : directory.findPerson(id))
  const findTemplate = (hash: string) => templates.get(hash) ?? null
  Object.assign(office.deps, { rulebook: { ...rulebook, findTemplate }, directory: { ...directory, findPerson } })
  await registerEquipment(office.deps, { equipment: { ...gauge, centreId: 'centre-1' }, actorId: null })
})
afterAll(() => office.close())

const recordedAs = (field: string, value: unknown): Recorded => ({
  type: 'vehicle-recorded',
  payload: { field, value } as never,
})
const withdrawn = (checkpoint: string): Recorded => ({
  type: 'answered',
  payload: { checkpoint, answer: 'withdrawn', reason: null },
})
const defect = (more: object): Recorded => ({
  type: 'defect-added',
  payload: {
    defectId: testId(5, 1),
    checkpoint: '0.1',
    deficiency: '0.1.b',
    severity: 'major',
    loweredReason: null,
    location: {},
    note: null,
    repairedOnSpot: false,
    prohibition: false,
    ...more,
  },
})
const lowered = { deficiency: '0.1.c', severity: 'minor', loweredReason: 'paint only', loweredFor: 'slight' } as const
const minor = { result: 'pass-minor', minor: 1, major: 0, dangerous: 0 } as const
const fail = { result: 'fail', minor: 0, major: 1, dangerous: 0 } as const
const named = (sha256: string) => ({ sha256, bytes: photoBytes })
const rubbish = { content: { kind: 'rubbish', fault: 'not-jpeg' } }

type Way = { comes: (s: Stage) => Promise<unknown>; goes: (s: Stage) => Promise<unknown> }
const way = (comes: Way['comes'], goes: Way['goes']): Way => ({ comes, goes })
const decided = (kind: DecisionKind) => (s: Stage) => s.decide(kind)
const anew =
  (...events: readonly Recorded[]) =>
  (s: Stage) =>
    sealAgain(s, events)
const withReason =
  (reason: string, ...events: readonly Recorded[]) =>
  (s: Stage) =>
    sealAgain(s, events, { reason })
const tested =
  (...events: readonly Recorded[]) =>
  (s: Stage) =>
    inspectAndSend(s, events)
/** Sealed with something wrong in the seal. */
const missealed = (change: (payload: Data & { blobs: { sha256: string; bytes: number }[] }) => void) => (s: Stage) =>
  inspectAndSend(s, [], { change })

/** The gateway tells of each line when it came, and more. */
const came = (more: Data, goes: Way['goes']): Way =>
  way(async (s) => {
    inspectOn(s)
    seal(s)
    await s.send({ told: { receivedAt: '2026-11-23T11:00:00.000Z', ...more } })
  }, goes)
const early = (code: TooEarly): Way =>
  came({ notBefore: { at: '2026-11-23T10:30:00.000Z', by: code.slice('date-before-'.length) } }, decided('date'))

const signedBy = (sign: (s: Stage) => Sealing['sign']): Way =>
  way(async (s) => {
    inspectOn(s)
    const { sign: _own, ...unsigned } = sealing
    const other = sign(s)
    finish(s.device, other ? { ...unsigned, sign: other } : unsigned)
    await s.send()
  }, decided('accept-author'))

/** A photo or signature that came otherwise than its line says. */
const cameAs = (of: number, more: Data) => async (s: Stage) => {
  await s.deliver([eventOf('inspection.photo-stored', { ...photoEvent(s.inspectionId, of).data, ...more })])
  await inspectAndSend(s)
}
const retaken = async (s: Stage) => {
  await s.deliver([photoEvent(s.inspectionId, 3)])
  await sealAgain(s, [{ type: 'photo-removed', payload: { photoId: testId(6, 1) } }, photograph(3, {})], {
    change: (payload) => void (payload.blobs = payload.blobs.filter(({ sha256 }) => sha256 !== photoHash(1))),
  })
}
const signedAgain = async (s: Stage) => {
  const strokes = named(photoHash(98))
  await s.deliver([photoEvent(s.inspectionId, 98)])
  await sealAgain(s, [{ type: 'signed', payload: { method: 'drawn', strokes, result: 'pass' } }], {
    change: (payload) => void payload.blobs.push(strokes),
  })
}

/** A line that does not arrive as it is; the seal covers it. */
function apart(
  told: 'line-quarantined' | 'line-settled',
  code: string,
  goes: (s: Stage, line: EventLine) => Promise<unknown>,
): Way {
  const lines = new Map<string, EventLine>()
  return way(
    async (s) => {
      inspectOn(s)
      const line = s.device.record(answer('0.1', 'ok'))
      lines.set(s.inspectionId, line)
      seal(s)
      const event = unusableEvent(line, told)
      await s.deliver([{ ...event, data: { ...event.data, code } }])
      await s.send({ except: [line] })
    },
    (s) => goes(s, lines.get(s.inspectionId) as EventLine),
  )
}
const accepted = (s: Stage, line: EventLine) => s.deliver([lineEvent(line)])

const strange = async (s: Stage) => {
  inspectOn(s)
  seal(s, { pulled: s.device.lines, by: s.other })
  await s.deliver(s.other.lines.map(lineEvent))
  await s.send()
}
const taken = async (s: Stage) => {
  s.other.pull(s.device.lines)
  s.other.record({ type: 'claimed', payload: { from: null, reason: 'ill' } })
  s.other.record(sign('pass'))
  seal(s, { pulled: s.device.lines, by: s.other })
  await s.deliver(s.other.lines.map(lineEvent))
}
const conflicting = async (s: Stage) => {
  inspectOn(s)
  const line = s.second.record(recordedAs('plate', 'XX-987-YY'))
  seal(s, { pulled: [line] })
  await s.deliver([lineEvent(line)])
  await s.send()
}
const resolved = async (s: Stage) => {
  const isPlate = (line: EventLine) => line.type === 'vehicle-recorded' && line.payload.field === 'plate'
  const [ours, theirs] = [s.device, s.second].map(({ lines }) => lines.find(isPlate))
  if (!ours || !theirs) throw new Error('there are no two plates')
  const over = [ours.eventId, theirs.eventId]
  const payload = { field: fieldKeyOf(ours) ?? '', chosen: ours.eventId, over, reason: 'read again' }
  await sealAgain(s, [{ type: 'conflict-resolved', payload }], { pulled: [theirs] })
}

const failed = (s: Stage) => inspectAndSend(s, [answer('0.1', 'defect'), defect({}), sign('fail')], { outcome: fail })
const repaired = async (s: Stage) => {
  await failed(s)
  const removed: Recorded = { type: 'defect-removed', payload: { defectId: testId(5, 1) } }
  await sealAgain(s, [removed, defect({ defectId: testId(5, 2), repairedOnSpot: true }), sign('pass')], {
    reason: 'parts',
  })
}
const otherwise = async (s: Stage) => {
  const aged = { templateHash: hashOf(agedTemplate) }
  const car = recordedAs('vin', 'WVWZZZ1KZAW123456')
  await inspectAndSend(openStage('2026-11-20T09:00:00.000Z'), [car], aged)
  await inspectAndSend(s, [car, recordedAs('firstRegistration', '2005-05-12'), withdrawn('5.2')], aged)
}
const failedTests = new Map<string, string>()
const retestOfAnotherVin = async (s: Stage) => {
  const before = openStage('2026-11-20T09:00:00.000Z')
  failedTests.set(s.inspectionId, before.inspectionId)
  await failed(before)
  const retest = { of: before.inspectionId, checkpoints: ['0.1'] }
  await inspectAndSend(s, [start(templateHash, { kind: 'retest', retest }), recordedAs('vin', 'WVWZZZ1KZAW123457')])
}
const linked = async ({ n, inspectionId }: Stage) => {
  const both = { inspectionId, earlierId: failedTests.get(inspectionId) ?? '' }
  for (const who of [1, 2]) {
    const decision = { decisionId: testId(8, 500 + 2 * n + who), decidedBy: colleague(who) }
    await linkInspections(office.deps, { kind: 'link', ...both, ...decision, reason: 'misread' })
  }
}
const calibrated = { templateHash: hashOf(calibratedTemplate) }

const ways: Record<ReasonCode, Way> = {
  'date-before-enrolment': early('date-before-enrolment'),
  'date-before-account': early('date-before-account'),
  'date-before-sign-in': early('date-before-sign-in'),
  'date-before-contact': early('date-before-contact'),
  'date-in-doubt': way(async (s) => {
    inspectOn(s)
    Object.assign(seal(s), { offsetMs: null, offsetAgeS: null })
    await s.send()
  }, decided('date')),
  'author-disabled': came({ authorDisabledAt: '2026-11-23T10:00:00.000Z' }, decided('accept-disabled')),
  'lines-missing': way(
    async (s) => {
      inspectOn(s)
      seal(s)
      await s.send({ except: s.device.lines.slice(3, 4) })
    },
    (s) => s.send(),
  ),
  'manifest-mismatch': way(
    missealed((payload) => Object.assign(payload, { root: '0'.repeat(64) })),
    anew(),
  ),
  'photo-missing': way(
    async (s) => {
      inspectOn(s)
      seal(s)
      await s.send({ photos: [99] })
    },
    (s) => s.send(),
  ),
  'photo-altered': way(cameAs(1, { bytes: 1 }), retaken),
  'photo-not-sealed': way(
    missealed((payload) => void (payload.blobs = [named(photoHash(99))])),
    anew(),
  ),
  'photo-unreadable': way(cameAs(1, rubbish), retaken),
  'signature-unreadable': way(cameAs(99, rubbish), signedAgain),
  'text-refused': way(tested(recordedAs('plate', 'AB\u202e12')), anew(recordedAs('plate', 'AB-12'))),
  'line-quarantined': apart('line-quarantined', 'line.schema', accepted),
  'device-unapproved': apart('line-quarantined', 'device.unapproved', accepted),
  'seal-again': apart('line-settled', 'line.schema', async (s, line) => {
    seal(s, { apart: [line] })
    await s.send({ except: [line] })
  }),
  conflict: way(conflicting, resolved),
  incomplete: way(tested(withdrawn('0.1')), anew(answer('0.1', 'ok'))),
  equipment: way(
    (s) => inspectAndSend(s, [], calibrated),
    (s) => sealAgain(s, [{ type: 'equipment-used', payload: gauge }], calibrated),
  ),
  implausible: way(
    tested(recordedAs('firstRegistration', '2027-05-12')),
    anew(recordedAs('firstRegistration', '2016-05-12')),
  ),
  'needs-approval': way(
    (s) => inspectAndSend(s, [answer('0.1', 'defect'), defect(lowered), sign('pass-minor')], { outcome: minor }),
    (s) => s.approve(),
  ),
  'vehicle-differs': way(otherwise, (s) => s.approve()),
  'amendment-is-retest': way(repaired, decided('close')),
  signature: way(tested(sign('fail')), anew(sign('pass'))),
  'stranger-sealed': way(strange, anew()),
  'not-holder': way(strange, taken),
  'seal-unsigned': signedBy(() => undefined),
  'seal-key-unknown': signedBy(() => createSigners().sign),
  'seal-key-retired': way(async (s) => {
    const { kid } = signers.signerOf(s.device)
    await upsertRetirements(office.database.pool, [{ kid, retiredAt: '2026-01-02T00:00:00.000Z' }])
    await inspectAndSend(s)
  }, decided('accept-author')),
  'seal-not-authors': signedBy((s) => (sealed) => signers.sign({ ...sealed, actorId: colleague(s.n) })),
  'closed-by-office': way(
    async (s) => {
      await inspectAndSend(s, [withdrawn('0.1')])
      await s.decide('close')
    },
    anew(answer('0.1', 'ok')),
  ),
  'outcome-differs': way(
    (s) => inspectAndSend(s, [], { outcome: { ...minor, result: 'pass' } }),
    decided('accept-outcome'),
  ),
  'template-unknown': way((s) => inspectAndSend(s, [], { templateHash: 'f'.repeat(64) }), decided('close')),
  'rule-unknown': way(
    missealed((payload) => Object.assign(payload, { ruleVersion: 'r99' })),
    anew(),
  ),
  'amendment-without-reason': way(async (s) => {
    await inspectAndSend(s)
    await sealAgain(s)
  }, withReason('the plate')),
  'late-lines': way(async (s) => {
    await inspectAndSend(s)
    await s.deliver([lineEvent(s.device.record(tread('a1l', 5)))])
  }, withReason('measured once more')),
  'centre-unknown': way(tested(start(templateHash, { centreId: 'elsewhere' })), decided('close')),
  'centre-rules': way(tested(start(templateHash, { timeZone: 'Europe/Berlin' })), decided('close')),
  'inspector-unknown': way(
    async (s) => {
      numberless.add(s.device.actorId)
      await inspectAndSend(s)
    },
    async (s) => {
      numberless.delete(s.device.actorId)
      await sealAgain(s)
    },
  ),
  retest: way(retestOfAnotherVin, linked),
  'certificate-refused': way(
    async (s) => {
      await inspectAndSend(s)
      await s.deliver([refusalEvent(s.inspectionId, 1)])
    },
    withReason('shorter', recordedAs('plate', 'AB-1')),
  ),
}

test.each(Object.entries(ways))('%s: it comes about, somebody does something, and it is gone', async (code, way) => {
  const stage = openStage()
  await way.comes(stage)
  expect(await codesOf(office, stage)).toContain(code)
  await way.goes(stage)
  expect(await codesOf(office, stage)).not.toContain(code)
  expect(['complete', 'closed']).toContain((await stage.row())?.status)
})
