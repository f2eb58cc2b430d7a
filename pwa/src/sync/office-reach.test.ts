import { expect, test } from 'vitest'
import { officeReachOf } from './office-reach.ts'
import type { EngineState } from './sync-core.ts'

const engine = (status: 'unknown' | 'clear' | 'silent' | 'signed-out') => ({ link: { status } }) as EngineState

test('a network behind which the office is silent is no connection', () => {
  expect(officeReachOf({ engine: engine('silent'), online: true, silentForMs: 1000 })).toBe('no-answer')
  expect(officeReachOf({ engine: engine('unknown'), online: true, silentForMs: 1000 })).toBe('unknown')
  expect(officeReachOf({ engine: engine('clear'), online: true, silentForMs: 0 })).toBe('connected')
  expect(officeReachOf({ engine: engine('clear'), online: false, silentForMs: 0 })).toBe('no-signal')
})

test('an office that refuses is heard', () => {
  expect(officeReachOf({ engine: engine('signed-out'), online: true, silentForMs: null })).toBe('connected')
})

test('while another window sends, the last answer speaks, and not for ever', () => {
  expect(officeReachOf({ engine: null, online: true, silentForMs: 60_000 })).toBe('connected')
  expect(officeReachOf({ engine: null, online: true, silentForMs: 600_000 })).toBe('unknown')
  expect(officeReachOf({ engine: null, online: true, silentForMs: null })).toBe('unknown')
})
