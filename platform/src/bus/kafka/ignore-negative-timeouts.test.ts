import { expect, test, vi } from 'vitest'
import { ignoreNegativeTimeouts } from './ignore-negative-timeouts.ts'

test('only the negative-timeout warning is dropped', () => {
  const seen = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  ignoreNegativeTimeouts()
  ignoreNegativeTimeouts()
  process.emitWarning('-5 is a negative number.', 'TimeoutNegativeWarning')
  process.emitWarning('again', { type: 'TimeoutNegativeWarning' })
  process.emitWarning('old', 'DeprecationWarning', 'DEP0001')
  process.emitWarning(new Error('leak'))
  expect(seen.mock.calls).toEqual([['old', 'DeprecationWarning', 'DEP0001'], [new Error('leak')]])
})
