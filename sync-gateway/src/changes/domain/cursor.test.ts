import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignmentWindow } from './assignment-window.ts'
import { formatCursor, parseCursor } from './cursor.ts'

test('a cursor comes back as it was and fits into an upload header', () => {
  fc.assert(
    fc.property(fc.nat(), (position) => {
      const cursor = { generation: '0123456789ab', position, shownUntil: '2026-11-26' }
      expect(parseCursor(formatCursor(cursor))).toEqual(cursor)
      expect(formatCursor(cursor).length).toBeLessThanOrEqual(64)
    }),
  )
})

test('other text is no cursor', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseCursor(text)).toBeNull()
    }),
  )
  expect(parseCursor('0123456789ab.-1.2026-11-26')).toBeNull()
  expect(parseCursor('0123456789ab.1.2026-02-30')).toBeNull()
})

test('the window of assignments is three days each way, over the end of a year too', () => {
  expect(assignmentWindow(new Date('2026-12-30T23:00:00.000Z'))).toEqual({ from: '2026-12-27', until: '2027-01-02' })
})
