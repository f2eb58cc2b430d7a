import { expect, test } from 'vitest'
import { isSending, type SyncStatus } from './sync-status.ts'

const status = (given: Partial<SyncStatus>, events = 0) =>
  ({
    why: 'idle',
    online: true,
    waiting: { events, photos: 0, signatures: 0, bytes: 0, oldest: null },
    ...given,
  }) as SyncStatus

test('something is on its way only while there is a line and something to send', () => {
  expect(isSending(status({ why: 'sending' }, 1))).toBe(true)
  expect(isSending(status({ why: 'idle' }))).toBe(false)
  expect(isSending(status({ why: 'offline', online: false }, 3))).toBe(false)
  expect(isSending(status({ why: 'error' }, 3))).toBe(false)
})

test('what another window sends is on its way too', () => {
  expect(isSending(status({ why: 'no-lock' }, 1))).toBe(true)
  expect(isSending(status({ why: 'no-lock' }))).toBe(false)
  expect(isSending(status({ why: 'no-lock', online: false }, 1))).toBe(false)
})
