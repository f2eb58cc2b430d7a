import type { BlobContent } from '@sac/contracts/events/device-events'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice } from '@sac/contracts/testing/device'
import { inspect, photoHash } from '@sac/contracts/testing/inspect'
import { expect, test } from 'vitest'
import { unreadableBlobs } from './blob-contents.ts'

const device = createTestDevice({ n: 1 })
inspect(device, 'f'.repeat(64), 'nothing')
const state = foldInspection(device.lines)
const judge = (...contents: [number, BlobContent][]) =>
  unreadableBlobs(state, new Map(contents.map(([n, content]) => [photoHash(n), content])))

test('a picture as photo and a text as signature are what they have to be', () => {
  expect(judge([1, { kind: 'picture', width: 8, height: 8 }], [99, { kind: 'text' }])).toEqual([])
})

test('what came before contents were judged stops nothing', () => {
  expect(unreadableBlobs(state)).toEqual([])
})

test('rubbish that no line names any more stops nothing', () => {
  expect(judge([7, { kind: 'rubbish', fault: 'not-jpeg' }])).toEqual([])
})

test.each<[BlobContent, string]>([
  [{ kind: 'rubbish', fault: 'not-jpeg' }, 'it is no JPEG'],
  [{ kind: 'rubbish', fault: 'cut-short' }, 'its end is missing'],
  [{ kind: 'rubbish', fault: 'something-new' }, 'something-new'],
  [{ kind: 'text' }, 'it is a text'],
])('a photo that is %o is named, with what to do', (content, why) => {
  const detail = `photo ${photoHash(1).slice(0, 12)} (bay) cannot be used, ${why}: take it again and seal again`
  expect(judge([1, content])).toEqual([{ code: 'photo-unreadable', detail }])
})

test('a signature that is no text is to be given again', () => {
  const detail = `signature ${photoHash(99).slice(0, 12)} cannot be read, it is a picture: sign again and seal again`
  expect(judge([99, { kind: 'picture', width: 8, height: 8 }])).toEqual([{ code: 'signature-unreadable', detail }])
})
