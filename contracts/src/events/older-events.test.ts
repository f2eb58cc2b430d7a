// A log keeps events for a year, and a dead letter may be sent back later still: what was published once must be readable by every
// later release. The file is only ever added to, with the first events of a type, or of another form, as they were published.
import { expect, test } from 'vitest'
import { safeParse } from 'zod/mini'
import { parseEventLine } from '../sync/event-line.ts'
import older from '../testing/older-events.json' with { type: 'json' }
import { catalogue, type EventType, eventTypes } from './catalogue.ts'
import { Envelope } from './envelope.ts'

test.each(older)('$eventType, as an earlier release published it, can be read', (event) => {
  const { data, version } = Envelope.parse(event)
  const entry = catalogue[event.eventType as EventType]
  if (typeof data['line'] === 'string') expect(parseEventLine(data['line']).ok).toBe(true)
  expect({ version, error: safeParse(entry.data, data).error }).toEqual({ version: entry.version, error: undefined })
})

test('there is an older event of every type that is published', () => {
  const lines = new Set<string>(
    eventTypes.filter((type) => catalogue[type].data === catalogue['inspection.started'].data),
  )
  const published = eventTypes.filter((type) => !lines.has(type))
  expect(older.map(({ eventType }) => eventType)).toEqual(expect.arrayContaining(published))
})
