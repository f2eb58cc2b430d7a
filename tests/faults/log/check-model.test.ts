import { formatNumber } from '@sac/contracts/certificate/number'
import { describe, expect, test } from 'vitest'
import { checkModel, lawNames } from './check-model.ts'
import type { Certificate, Poisoned, ShownPaper, Snapshot } from './snapshot.ts'

const numberOf = (sequence: number) => formatNumber({ station: 'L1', year: 2026, sequence })
const inspections = ['i1', 'i2', 'i3']
const endOf = (inspectionId: string) => (inspectionId === 'i3' ? 'abandoned' : 'finished')
const lines = inspections.flatMap((inspectionId, at) =>
  [1, 2].map((n) => ({
    eventId: `${inspectionId}-${n}`,
    inspectionId,
    deviceId: 'd',
    seq: at * 2 + n,
    sha256: `h${inspectionId}${n}`,
  })),
)
const stored = lines.map(({ eventId, sha256 }) => ({ eventId, sha256 }))
const certificates: Certificate[] = inspections.map((inspectionId, at) => ({
  certificateId: `c${at + 1}`,
  inspectionId,
  number: inspectionId === 'i3' ? null : numberOf(at + 1),
  revision: 1,
  kind: inspectionId === 'i3' ? 'refusal' : 'certificate',
  status: 'valid',
}))
const papers: ShownPaper[] = certificates.map(({ certificateId, inspectionId, number }) => ({
  certificateId,
  inspectionId,
  number,
  pdfSha256: `pdf of ${certificateId}`,
  pdfNow: `pdf of ${certificateId}`,
  state: number === null ? 'NOT_A_CERTIFICATE' : 'VALID',
  verifiedNumber: number,
  hasQr: number !== null,
}))
const bothGroups = ['inspection-service-group', 'sync-gateway-group']
const poison: Poisoned = {
  id: 'P1',
  kind: 'not-json',
  topic: 'inspections-topic',
  partition: 1,
  offset: 7,
  sha256: 'rubbish',
  givenUpBy: bothGroups,
}
const letters = bothGroups.map((group) => ({
  group,
  topic: 'inspections-topic',
  partition: 1,
  offset: 7,
  sha256: 'rubbish',
  reason: 'invalid-envelope',
}))

/** Three inspections, one of them abandoned, all of it as it must be. */
const whole: Snapshot = {
  recorded: {
    lines,
    inspections: inspections.map((inspectionId) => ({
      inspectionId,
      ends: endOf(inspectionId),
      photos: [`photo of ${inspectionId}`],
    })),
    poison: [poison],
  },
  devices: [{ deviceId: 'd', head: 6, contiguous: 6, complaints: [] }],
  gateway: { lines: stored, quarantined: 0, conflicts: 0 },
  service: {
    lines: stored,
    unusable: 0,
    inspections: inspections.map((inspectionId) => ({
      inspectionId,
      status: endOf(inspectionId) === 'finished' ? 'certified' : 'complete',
      revision: 1,
      reasons: '[]',
    })),
  },
  verdicts: inspections.map((inspectionId) => ({
    inspectionId,
    status: endOf(inspectionId) === 'finished' ? 'certified' : 'complete',
  })),
  certificates,
  papers,
  photos: inspections.map((inspectionId) => ({
    inspectionId,
    sha256: `photo of ${inspectionId}`,
    served: `photo of ${inspectionId}`,
  })),
  deadLetters: letters,
  groups: [{ group: 'inspection-service-group', lag: 0 }],
  parked: [{ schema: 'sync', count: 0 }],
  outbox: [{ schema: 'sync', count: 0 }],
  processes: [{ name: 'backend-1', ok: true, detail: '' }],
  facts: inspections.map((inspectionId) => ({
    eventId: `e-${inspectionId}`,
    eventType: 'inspection.completed',
    inspectionId,
  })),
  neverHit: [],
}

const with2 = <Item>(items: readonly Item[], change: Partial<Item>): Item[] =>
  items.map((item, at) => (at === 1 ? { ...item, ...change } : item))
const without2 = <Item>(items: readonly Item[]): Item[] => items.filter((_, at) => at !== 1)

/** What is wrong, and what the checker says first. */
const wrongs: Record<string, readonly [Partial<Snapshot>, string]> = {
  'a fault that was never hit': [{ neverHit: ['K1 SIGKILL broker'] }, 'planned and never hit: K1 SIGKILL broker'],
  'a watermark below what was recorded': [
    { devices: [{ deviceId: 'd', head: 6, contiguous: 4, complaints: [] }] },
    'device d: the watermark says 4 of 6 lines',
  ],
  'an acknowledgement taken back': [
    {
      devices: [
        { deviceId: 'd', head: 6, contiguous: 6, complaints: ['device d: 6 lines were acknowledged, later only 4'] },
      ],
    },
    'device d: 6 lines were acknowledged, later only 4',
  ],
  'a line the gateway does not hold': [
    { gateway: { ...whole.gateway, lines: without2(stored) } },
    'line 2 of inspection i1 (device d): not in schema sync',
  ],
  'lines the service never got': [
    { service: { ...whole.service, lines: stored.slice(2) } },
    '2 lines (1 … 2) of inspection i1 (device d): not in schema inspections',
  ],
  'a line stored twice': [
    { service: { ...whole.service, lines: [...stored, ...stored.slice(0, 1)] } },
    'line 1 of inspection i1 (device d): 2 times in schema inspections',
  ],
  'a line with other bytes': [
    { gateway: { ...whole.gateway, lines: with2(stored, { sha256: 'other' }) } },
    'line 2 of inspection i1 (device d): in schema sync with other bytes',
  ],
  'a line nobody recorded': [
    { gateway: { ...whole.gateway, lines: [...stored, { eventId: 'x', sha256: 'x' }] } },
    'schema sync holds the line x nobody recorded',
  ],
  'a good line in quarantine': [
    { gateway: { ...whole.gateway, quarantined: 1 } },
    '1 lines are quarantined although every one is good',
  ],
  'an inspection that does not go on': [
    { service: { ...whole.service, inspections: with2(whole.service.inspections, { status: 'received' }) } },
    'inspection i2 is received, not certified',
  ],
  'an inspection completed twice': [
    { service: { ...whole.service, inspections: with2(whole.service.inspections, { revision: 2 }) } },
    'inspection i2 was completed 2 times, not once',
  ],
  'a device that is never told': [
    { verdicts: without2(whole.verdicts) },
    'devices are told nothing of inspection i2, not certified',
  ],
  'a missing paper': [
    { certificates: certificates.filter(({ inspectionId }) => inspectionId !== 'i3'), papers: papers.slice(0, 2) },
    'inspection i3 was sealed and has no paper',
  ],
  'two papers of one inspection': [
    { certificates: [...certificates, { ...certificates[1]!, certificateId: 'c4', revision: 2 }] },
    `inspection i2 has 2 papers: ${numberOf(2)} revision 1 of inspection i2, ${numberOf(2)} revision 2 of inspection i2`,
  ],
  'a paper that stays in the making': [
    { certificates: with2(certificates, { status: 'issuing' }) },
    `${numberOf(2)} revision 1 of inspection i2 is issuing, not valid`,
  ],
  'a gap in the numbers': [
    {
      certificates: with2(certificates, { number: numberOf(3) }),
      papers: with2(papers, { number: numberOf(3), verifiedNumber: numberOf(3) }),
    },
    'series L1 2026 ends at 3 and lacks 2',
  ],
  'a number given twice': [
    { certificates: with2(certificates, { number: numberOf(1) }) },
    `number ${numberOf(1)} names 2 inspections: i1, i2`,
  ],
  'a paper the books do not know any more': [
    { papers: with2(papers, { state: 'NOT_ISSUED', verifiedNumber: numberOf(2) }) },
    `paper ${numberOf(2)}, handed out for inspection i2, verifies as NOT_ISSUED`,
  ],
  'a paper whose number names another inspection now': [
    {
      certificates: [
        { ...certificates[0]!, number: numberOf(2) },
        { ...certificates[1]!, number: numberOf(1) },
        certificates[2]!,
      ],
    },
    `paper ${numberOf(1)}, handed out for inspection i1, has the number ${numberOf(2)} in the books now`,
  ],
  'a paper that cannot be had again': [
    { papers: with2(papers, { pdfNow: null }) },
    `paper ${numberOf(2)}, handed out for inspection i2, cannot be had any more`,
  ],
  'a paper that changes': [
    { papers: with2(papers, { pdfNow: 'another' }) },
    `paper ${numberOf(2)}, handed out for inspection i2, is another document when asked for again`,
  ],
  'a paper nobody could have': [
    { papers: without2(papers) },
    `${numberOf(2)} revision 1 of inspection i2 is in the books and was never to be had`,
  ],
  'a photo that is gone': [
    { photos: with2(whole.photos, { served: null }) },
    'photo photo of i2 of inspection i2 cannot be had',
  ],
  'a photo with other bytes': [
    { photos: with2(whole.photos, { served: 'torn' }) },
    'photo photo of i2 of inspection i2 is served with other bytes',
  ],
  'one event told as two facts': [
    { facts: [...whole.facts, { eventId: 'again', eventType: 'inspection.completed', inspectionId: 'i2' }] },
    'inspection.completed of inspection i2 was told as 2 different facts',
  ],
  'poison that one group lost': [
    { deadLetters: letters.slice(0, 1) },
    'poison P1 (not-json at inspections-topic/1/7) is no dead letter of sync-gateway-group',
  ],
  'poison given up twice': [
    { deadLetters: [...letters, letters[0]!] },
    'poison P1 (not-json at inspections-topic/1/7) is 2 dead letters of inspection-service-group',
  ],
  'poison with other bytes': [
    { deadLetters: with2(letters, { sha256: 'cut' }) },
    'poison P1 (not-json at inspections-topic/1/7) is a dead letter of sync-gateway-group with other bytes',
  ],
  'a good record given up': [
    { deadLetters: [...letters, { ...letters[0]!, offset: 8, reason: 'attempts-exhausted' }] },
    'inspection-service-group gave up the good record inspections-topic/1/8: attempts-exhausted',
  ],
  'a group that stands still': [
    { groups: [{ group: 'inspection-service-group', lag: 3 }] },
    'inspection-service-group lags 3 records behind',
  ],
  'a message that stays parked': [{ parked: [{ schema: 'sync', count: 2 }] }, '2 messages are parked in schema sync'],
  'an outbox that stands still': [
    { outbox: [{ schema: 'sync', count: 9 }] },
    '9 rows stand in the outbox of schema sync',
  ],
  'a process that is not ready': [
    { processes: [{ name: 'backend-1', ok: false, detail: 'database' }] },
    'backend-1 is not ready: database',
  ],
}

describe('the checker', () => {
  test('has nothing to say of a whole model', () => {
    expect(checkModel(whole)).toEqual([])
  })

  test.each(Object.entries(wrongs))('names %s', (_name, [change, words]) => {
    expect(checkModel({ ...whole, ...change }).map((found) => found.words)).toContain(words)
  })

  test('is proven law by law', () => {
    const broken = Object.values(wrongs).flatMap(([change]) => checkModel({ ...whole, ...change }))
    expect(new Set(broken.map(({ law }) => law))).toEqual(new Set(lawNames))
  })

  test('takes no dead letter of a group that does not want the poison', () => {
    const modest = { ...poison, givenUpBy: bothGroups.slice(0, 1) }
    const recorded = { ...whole.recorded, poison: [modest] }
    expect(checkModel({ ...whole, recorded, deadLetters: letters.slice(0, 1) })).toEqual([])
    const words = `poison P1 (not-json at inspections-topic/1/7) is a dead letter of sync-gateway-group, which does not want it`
    expect(checkModel({ ...whole, recorded })).toEqual([{ law: 'dead letters are exactly the poison', words }])
  })
})
