import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice, testId } from '@sac/contracts/testing/device'
import { finish, photoHash } from '@sac/contracts/testing/inspect'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refuseTexts } from './refuse-texts.ts'

const defect = (more: Partial<InspectionPayload<'defect-added'>>): Recorded => ({
  type: 'defect-added',
  payload: {
    defectId: testId(5, 1),
    checkpoint: '1.1',
    deficiency: '1.1.b',
    severity: 'major',
    loweredReason: null,
    location: {},
    note: null,
    repairedOnSpot: false,
    prohibition: false,
    ...more,
  },
})
const equipment = (more: object): Recorded => ({
  type: 'equipment-used',
  payload: {
    equipmentId: 'roller',
    serial: 'S1',
    name: 'Roller',
    calibrationValidUntil: '2027-01-01',
    checkpoints: [],
    ...more,
  },
})
const car = (field: 'plate' | 'make' | 'model') => (value: string) =>
  ({ type: 'vehicle-recorded', payload: { field, value } }) as const

const written: Readonly<Record<string, (text: string) => Recorded>> = {
  'vehicle.plate': car('plate'),
  'vehicle.make': car('make'),
  'vehicle.model': car('model'),
  remark: (text) => ({ type: 'remark-written', payload: { text } }),
  'note of 1.1.b': (note) => defect({ note }),
  'reason for the severity of 1.1.b': (loweredReason) => defect({ loweredReason }),
  'seat of 1.1.b': (seat) => defect({ location: { seat } }),
  'reason at 1.1': (reason) => ({ type: 'answered', payload: { checkpoint: '1.1', answer: 'not-testable', reason } }),
  'advisory at 1.1': (text) => ({
    type: 'advisory-added',
    payload: { advisoryId: testId(7, 1), checkpoint: '1.1', text },
  }),
  'name of equipment roller': (name) => equipment({ name }),
  'serial of equipment roller': (serial) => equipment({ serial }),
}

function refused(recorded: Recorded, reason?: string) {
  const device = createTestDevice({ n: 1 })
  device.record(recorded)
  const sha256 = () => photoHash(1)
  finish(device, {
    templateHash: photoHash(2),
    hashLine: () => photoHash(3),
    sha256,
    seal: 2,
    ...(reason && { reason }),
  })
  const state = foldInspection(device.lines)
  const [seal] = state.seals
  return seal && refuseTexts({ state, seal })
}

const characters = fc.constantFrom('\u202E', '\u200B', '\u2066', '\u{E0041}', '漢', '👍', '\u0007')

test('whatever a person writes is refused for a character no paper can show, and the reason names both', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(written)), characters, (name, character) => {
      const stopped = refused(written[name]!(`ab${character}c`))
      expect(stopped).toMatchObject({ status: 'quarantined', reasons: [{ code: 'text-refused' }] })
      const codePoint = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
      expect(stopped?.reasons[0]?.detail).toMatch(new RegExp(`^${name} has .*U\\+${codePoint}.* at place 3`))
      expect(refused(written[name]!('abc'))).toBeNull()
    }),
  )
  expect(refused(written['remark']!('abc'), 'wrong 漢')?.reasons).toEqual([
    {
      code: 'text-refused',
      detail: 'reason for sealing again has “漢” (U+6F22) at place 7, which cannot be printed',
    },
  ])
})

test('a plate the code of the certificate has no room for is refused before a paper is begun', () => {
  expect(refused(written['vehicle.plate']!('١٢٣٤ تونس ٥٦٧٨'))?.reasons).toEqual([
    { code: 'text-refused', detail: 'vehicle.plate takes 26 bytes, the code of the certificate has 20' },
  ])
})
