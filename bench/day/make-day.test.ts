import { createHash } from 'node:crypto'
import { parseEventLine } from '@sac/contracts/sync/event-line'
import { expect, test } from 'vitest'
import { makeDay } from './make-day.ts'

const day = makeDay()

function digest(seed: string): string {
  const { events, photos } = makeDay({ seed, inspections: 2 })
  const text = [...events.map(({ line }) => line), ...photos.map(({ sha256 }) => sha256)].join('\n')
  return createHash('sha256').update(text).digest('hex')
}

test('the day has 1 275 events that the contract accepts and 12.04 MB in 60 photos', () => {
  expect(day.events.length).toBe(1_275)
  expect(day.events.map(({ line }) => parseEventLine(line)).filter(({ ok }) => !ok)).toEqual([])
  expect(day.events.map(({ frame }) => frame.seq)).toEqual(day.events.map((_, index) => index + 1))
  expect(day.photos.length).toBe(60)
  expect(day.photos.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6).toBeCloseTo(12.04)
})

test('the same seed makes the same day and another seed another one', () => {
  expect(digest('a')).toBe(digest('a'))
  expect(digest('a')).not.toBe(digest('b'))
})

test('every inspection seals exactly the lines before its end and the photos it names', () => {
  const finished = day.events.filter(({ frame }) => frame.type === 'finished')
  expect(finished.length).toBe(20)
  for (const { frame } of finished) {
    const before = day.events.filter(
      (event) => event.frame.inspectionId === frame.inspectionId && event.frame.seq < frame.seq,
    )
    const named = before.flatMap((event) =>
      event.frame.type === 'photo-captured' ? [event.frame.payload['sha256']] : [],
    )
    expect(frame.payload['count']).toBe(before.length)
    expect((frame.payload['blobs'] as { sha256: string }[]).map(({ sha256 }) => sha256)).toEqual(named)
  }
})
