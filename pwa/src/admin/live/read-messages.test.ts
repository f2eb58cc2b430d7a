import { expect, test } from 'vitest'
import { createMessageReader } from './read-messages.ts'

const text = 'retry: 2000\n\nid: e-1\nevent: changes\ndata: {"changes":[]}\n\nevent: beat\ndata: {"hears":true}\n\n'

test('messages are the same however the text is cut', () => {
  const whole = createMessageReader()(text)
  expect(whole.map(({ event, id }) => [event, id])).toEqual([
    ['', undefined],
    ['changes', 'e-1'],
    ['beat', undefined],
  ])
  const read = createMessageReader()
  expect(Array.from(text, (letter) => read(letter)).flat()).toEqual(whole)
})

test('what is not whole yet is no message', () => {
  expect(createMessageReader()('event: beat\ndata: {"hea')).toEqual([])
})
