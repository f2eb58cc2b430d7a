import { expect, test } from 'vitest'
import { createTestDevice } from '../testing/device.ts'
import { parseEventLine } from './event-line.ts'

const line = (more: Record<string, unknown>) => JSON.stringify({ ...device.lines[0], ...more })
const device = createTestDevice({ n: 1 })
device.record({ type: 'remark-written', payload: { text: 'as it is' } })

test('a line reads back as it was written', () => {
  expect(parseEventLine(line({}))).toEqual({ ok: true, line: device.lines[0] })
})

test.each([
  ['U+0000', { payload: { text: 'a\u0000b' } }, 'payload.text'],
  ['half a surrogate pair', { payload: { text: '\ud83d' } }, 'payload.text'],
  ['U+0000 in a name of a member', { payload: { text: 'a', 'b\u0000': 1 } }, 'payload.b\u0000'],
])(
  '%s, which no database text can hold, is refused with its place, and the line can still be placed',
  (_what, more, field) => {
    expect(parseEventLine(line(more))).toMatchObject({
      ok: false,
      frame: { seq: 1 },
      issue: { code: 'line.schema', field },
    })
  },
)

test('other escapes are text like any other', () => {
  expect(parseEventLine(line({ payload: { text: String.raw`c:\u0000 \u00e9 🙂` } })).ok).toBe(true)
})

test.each([
  ['a moment', { wall: '2026-13-40T10:00:00.000Z' }, 'wall'],
  ['a moment', { offsetMs: 9e15 }, 'wall'],
  ['a moment', { wall: '9999-12-31T23:59:59.000Z', offsetMs: 1000 }, 'wall'],
  ['an instant', { type: 'finished', payload: { seal: 1, testedAt: '2026-02-30T10:00:00.000Z' } }, 'payload.testedAt'],
  [
    'a date',
    { type: 'vehicle-recorded', payload: { field: 'firstRegistration', value: '2015-02-29' } },
    'payload.value',
  ],
  [
    'a VIN longer than any',
    { type: 'vehicle-recorded', payload: { field: 'vin', value: 'X'.repeat(18) } },
    'payload.value',
  ],
])('%s that does not exist is refused by name', (_what, more, field) => {
  expect(parseEventLine(line(more))).toMatchObject({ ok: false, issue: { code: 'line.schema', field } })
})
