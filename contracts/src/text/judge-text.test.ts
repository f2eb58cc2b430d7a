import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inspectionPayloads } from '../events/inspection-payloads.ts'
import { AppointmentData, CreateAppointment } from '../http/appointments.ts'
import { ChangeCertificate, Corrections } from '../http/certificates.ts'
import { parseEventLine } from '../sync/event-line.ts'
import { createTestDevice, testId } from '../testing/device.ts'
import { faultInWords, judgeText, textLimits } from './judge-text.ts'

const unseen = fc.constantFrom('\u202E', '\u200B', '\u2066', '\u3164', '\uFE0F', '\u{E0041}', '\u061C')
const unprintable = fc.constantFrom('漢', 'あ', '👍', '한', '\u{20000}', '\u{F0000}')
const refused = fc.oneof(unseen, unprintable)

test('the offending letter is named with its place, and what is too long with its length', () => {
  expect(judgeText('AB漢12', 'plate')).toEqual({ is: 'unprintable', character: '漢', place: 3 })
  expect(judgeText('AB\u202E12', 'plate')).toEqual({
    is: 'unseen',
    character: 'U+202E right-to-left override',
    place: 3,
  })
  expect(judgeText('x'.repeat(501), 'reason')).toEqual({ is: 'too-long', length: 501, max: 500 })
  expect(judgeText(` ${'x'.repeat(500)}\n`, 'reason')).toBeNull()
  // Fifteen letters, but an Arabic one takes two bytes of the code.
  expect(judgeText('١٢٣٤ تونس ٥٦٧٨', 'plate')).toEqual({ is: 'too-wide', bytes: 26, max: 20 })
  expect(judgeText('123 تونس 4567', 'plate')).toBeNull()
})

const names = Object.entries(textLimits).flatMap(([field, { prints }]) => (prints ? [field as 'plate'] : []))

test('nothing is drawn across a letter, a pile of marks nowhere, a sign of one font on no paper', () => {
  for (const overlay of ['1\u0338', 'Clio\u20DD', 'A\u0336B', '\u0489', '0\u20E0', 'x\u20D2'])
    for (const field of names)
      expect([overlay, judgeText(overlay, field)]).toMatchObject([overlay, { is: 'unprintable' }])
  expect(judgeText(`A${'\u0301'.repeat(20)}`, 'make')).toMatchObject({ is: 'unprintable', place: 6 })
  expect(judgeText(`fine\n${'e\u0323\u0302\u0301\u0300\u0304\u0306\u0307\u0308'.repeat(3)}`, 'remark')).not.toBeNull()
  const ownSigns = fc.integer({ min: 0xe000, max: 0xf8ff }).map((code) => `AB${String.fromCodePoint(code)}1`)
  fc.assert(fc.property(ownSigns, (text) => judgeText(text, 'plate')?.is === 'unprintable'))
  for (const written of ['Nguyễn Thị Ớt', 'מֹרֶה שָׁלוֹם', 'مُحَمَّدٌ', 'Ångström', 'ΐ', 'o\u0323\u0302\u0301'])
    expect([written, judgeText(written, 'make'), judgeText(written, 'remark')]).toEqual([written, null, null])
})

test('a remark may have what phones write with pictures, of pictures the fonts have', () => {
  expect(judgeText('hot \u26A0\uFE0F here', 'remark')).toBeNull()
  expect(judgeText('\u2714\uFE0F done 😀', 'remark')).toBeNull()
  expect(judgeText('ok 👍', 'remark')).toEqual({ is: 'unprintable', character: '👍', place: 4 })
})

test('what stands on no paper needs no letter of its fonts', () => {
  for (const field of ['unprinted', 'signature', 'device'] as const) expect(judgeText('山田 太郎', field)).toBeNull()
})

test('any text of a device is read and kept; what it holds is judged', () => {
  const device = createTestDevice({ n: 1 })
  fc.assert(
    fc.property(refused, fc.constantFrom('plate', 'make', 'model'), (character, field) => {
      const value = `AB${character}1`
      const lines = [
        device.record({ type: 'vehicle-recorded', payload: { field, value } }),
        device.record({ type: 'remark-written', payload: { text: value } }),
        device.record({
          type: 'advisory-added',
          payload: { advisoryId: testId(9, 1), checkpoint: '1.1', text: value },
        }),
      ]
      for (const line of lines) expect(parseEventLine(JSON.stringify(line))).toEqual({ ok: true, line })
      expect(judgeText(value, field)?.is).toMatch(/unseen|unprintable/)
    }),
  )
  expect(inspectionPayloads['equipment-used'].shape.name.safeParse('A\u200BB').success).toBe(true)
})

const planned = (plate: string) => ({
  appointmentId: testId(1, 1),
  inspectionId: testId(1, 2),
  centreId: 'c',
  bay: 'b',
  scheduledDate: '2026-11-23T09:00:00.000Z',
  kind: 'periodic',
  inspectorId: null,
  vehicle: {
    plate,
    country: 'F',
    vin: null,
    make: null,
    model: null,
    category: null,
    fuel: null,
    firstRegistration: null,
  },
})

test('the office is told which character it may not give; what it gave before is still read', () => {
  fc.assert(
    fc.property(refused, fc.constantFrom('plate', 'make', 'model', 'remark'), (character, field) => {
      const text = `AB${character}12`
      const words = faultInWords(judgeText(text, field)!)
      expect(words).toContain('at place 3')
      expect(Corrections.safeParse({ [field]: text }).error?.issues.map(({ message }) => message)).toEqual([words])
      expect(ChangeCertificate.shape.note.safeParse(text).success).toBe(false)
      expect(CreateAppointment.safeParse(planned(text)).success).toBe(false)
      const told = { ...planned(text), userId: null, vehicleId: null, serviceType: 'periodic', status: 'confirmed' }
      expect(AppointmentData.safeParse(told).success).toBe(true)
    }),
  )
})

test('a text within its limits is taken by every schema made of them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
      const read = Corrections.safeParse({ remark: text })
      expect(read.success).toBe(judgeText(text, 'remark') === null && text.length <= textLimits.remark.max)
    }),
  )
})
