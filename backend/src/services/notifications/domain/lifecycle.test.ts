import { expect, test } from 'vitest'
import { lifecycle, type MessageAct } from './lifecycle.ts'

const acts = Object.keys(lifecycle.queued) as MessageAct[]
const rows = Object.values(lifecycle)
const led = (act: MessageAct) => rows.flatMap(({ [act]: step }) => ('to' in step ? [step.to] : []))

test('an act leads to one state, from wherever it leads', () => {
  for (const act of acts) expect(new Set(led(act)).size).toBe(1)
})

test('from every state a message is not sent in, somebody or something can go on', () => {
  for (const [state, row] of Object.entries(lifecycle)) {
    if (state !== 'sent') expect(Object.values(row).some((step) => 'to' in step && step.to !== state)).toBe(true)
  }
})

test('what was sent, or is being handed over, is never queued by a person', () => {
  expect('to' in lifecycle.sent['send-again']).toBe(false)
  expect('to' in lifecycle.sending['send-again']).toBe(false)
})
