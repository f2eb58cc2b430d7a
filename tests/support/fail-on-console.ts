import { afterEach, beforeEach, expect, vi } from 'vitest'

// Unexpected console output fails the test; a test that expects output replaces the spy itself.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  for (const method of ['error', 'warn'] as const) {
    const spy = vi.mocked(console[method])
    if ('mock' in spy) expect(spy.mock.calls, `unexpected console.${method}`).toEqual([])
  }
  vi.restoreAllMocks()
})
