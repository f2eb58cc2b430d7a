import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { faultyTexts } from '@sac/contracts/inspection/written-texts'
import { parseEventLine } from '@sac/contracts/sync/event-line'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { photograph } from '@sac/contracts/testing/inspect'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { correctText, mayBeLeftOut } from './correct-text.ts'

const defectId = testId(5, 1)

/** One line of each kind that holds a text. */
const written: readonly ((text: string) => Recorded)[] = [
  ...(['plate', 'make', 'model'] as const).map(
    (field) => (value: string) => ({ type: 'vehicle-recorded', payload: { field, value } }) as const,
  ),
  (text) => ({ type: 'remark-written', payload: { text } }),
  (text) => ({
    type: 'defect-added',
    payload: {
      defectId,
      checkpoint: '1.1',
      deficiency: '1.1.b',
      severity: 'minor',
      loweredReason: text,
      location: { axle: 1, seat: text },
      note: text,
      repairedOnSpot: false,
      prohibition: false,
    },
  }),
  (reason) => ({ type: 'answered', payload: { checkpoint: '2.1', answer: 'not-testable', reason } }),
  (text) => ({ type: 'advisory-added', payload: { advisoryId: testId(7, 1), checkpoint: '1.1', text } }),
  (text) => ({
    type: 'equipment-used',
    payload: {
      equipmentId: 'roller',
      serial: text,
      name: text,
      calibrationValidUntil: '2027-01-01',
      checkpoints: ['1.1'],
    },
  }),
]

let ids = 0
const newId = () => testId(8, ++ids)

/** As a person does: one refused text after the other, until there is none. */
function correctAll(device: TestDevice, text: string) {
  for (let tries = 0; tries < 20; tries += 1) {
    const state = foldInspection(device.lines)
    const [refused] = faultyTexts(state, undefined)
    if (!refused) return state
    const records = correctText(state, refused.place, { text: mayBeLeftOut(refused.place) ? text : text || 'x', newId })
    expect(records).not.toEqual([])
    for (const recorded of records)
      expect(parseEventLine(JSON.stringify(device.record(recorded)))).toMatchObject({ ok: true })
  }
  throw new Error('a refused text is left')
}

test('whatever text was refused can be written anew or left out, and nothing else changes', () => {
  const bad = fc.constantFrom('a漢', 'a\u202Eb', 'ok 👍')
  fc.assert(
    fc.property(fc.subarray([...written], { minLength: 1 }), bad, fc.constantFrom('good', ''), (kinds, text, good) => {
      const device = createTestDevice({ n: 1 })
      for (const write of kinds) device.record(write(text))
      device.record(photograph(1, { role: 'defect', checkpoint: '1.1', defectId }))
      const before = foldInspection(device.lines)
      const after = correctAll(device, good)
      expect(after.defects.map(({ deficiency, severity }) => [deficiency, severity])).toEqual(
        before.defects.map(({ deficiency, severity }) => [deficiency, severity]),
      )
      expect(after.photos.map(({ sha256 }) => sha256)).toEqual(before.photos.map(({ sha256 }) => sha256))
      const [defect] = after.defects
      if (defect) expect(after.photos[0]?.defectId).toBe(defect.defectId)
      expect(after.answers.get('2.1')?.value.answer).toBe(before.answers.get('2.1')?.value.answer)
      expect(after.equipment.get('roller')?.value.checkpoints).toEqual(
        before.equipment.get('roller')?.value.checkpoints,
      )
      expect(after.conflicts).toEqual([])
    }),
  )
})
