import { describe, expect, test } from 'vitest'
import { createLineWriter } from '#testing/write-lines'
import { type ActorStanding, judgeAuthor, readLine } from './judge-line.ts'

const deviceId = '019a0000-0003-7000-8000-000000000001'
const userId = '019a0000-0002-7000-8000-000000000001'
const writer = createLineWriter({ deviceId, userId })
const read = (text: string | Uint8Array, announcedSeq = 5) => {
  const raw = typeof text === 'string' ? new TextEncoder().encode(text) : text
  return readLine({ index: 1, announcedSeq, raw, hash: 'h' }, deviceId)
}
const judged = (text: string, standing?: ActorStanding) =>
  judgeAuthor(read(text), new Map(standing ? [[userId, standing]] : []))

describe('reading', () => {
  test('takes a line of this device with its corrected time', () => {
    expect(read(writer.line({ seq: 7 }))).toMatchObject({
      status: 'valid',
      recordedAt: new Date('2026-11-23T09:00:01.500Z'),
    })
    expect(read(writer.line({ seq: 7, offsetMs: null, offsetAgeS: null }))).toMatchObject({
      recordedAt: new Date('2026-11-23T09:00:00.000Z'),
    })
  })

  test.each([
    ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'line.unreadable', 5],
    ['not JSON', 'x', 'line.unreadable', 5],
    ['not an object', '[]', 'line.schema', 5],
    ['an impossible wall clock', writer.line({ seq: 7, wall: '2026-13-40T00:00:00.000Z' }), 'line.schema', 7],
    ['an offset beyond all calendars', writer.line({ seq: 7, offsetMs: 9e15 }), 'line.schema', 7],
    ['a wrong payload', writer.line({ seq: 7, payload: {} }), 'line.schema', 7],
    [
      'another device',
      writer.line({ seq: 7, deviceId: '019a0000-0003-7000-8000-000000000002' }),
      'line.other-device',
      5,
    ],
  ])('refuses %s and fills the place it can be given', (_, text, code, seq) => {
    expect(read(text)).toMatchObject({ status: 'refused', refusal: { code }, seq })
  })

  test('never repeats control characters or endless text in what it says', () => {
    const line = read(writer.line({ seq: 7, type: `a\u0000\u202e${'x'.repeat(50)}` }))
    expect(line.status === 'refused' && line.refusal.detail).toMatch(/^[\x20-\x7e]{1,200}$/)
  })
})

const signedIn = (disabledAt: string | null): ActorStanding => ({
  signedIn: true,
  isApproved: true,
  disabledAt: disabledAt === null ? null : new Date(disabledAt),
  bounds: {},
})

describe('the author', () => {
  test('must have signed in on the device', () => {
    expect(judged(writer.line({ seq: 1 }))).toMatchObject({ refusal: { code: 'actor.unknown' } })
    expect(
      judged(writer.line({ seq: 1 }), { signedIn: false, isApproved: true, disabledAt: null, bounds: {} }),
    ).toMatchObject({
      status: 'refused',
    })
    expect(judged(writer.line({ seq: 1 }), signedIn(null))).toMatchObject({ status: 'valid' })
  })

  test('whose account is disabled leaves evidence like anybody else, and it is known', () => {
    const standing = signedIn('2026-11-23T08:30:00.000Z')
    expect(judged(writer.line({ seq: 1 }), standing)).toMatchObject({
      status: 'valid',
      author: { disabledAt: standing.disabledAt },
    })
  })
})
