import { AppointmentStatus } from '@sac/contracts/http/appointments'
import { expect, test } from 'vitest'
import { type AppointmentCommand, lifecycle } from './lifecycle.ts'

const commands = Object.keys(lifecycle.pending) as AppointmentCommand[]
const holding = ['pending', 'confirmed', 'checked-in', 'done']
const cells = AppointmentStatus.options.flatMap((status) =>
  commands.map((command) => ({ status, command, step: lifecycle[status][command] })),
)

test('every state answers every command: with where it leads, or with what to do instead', () => {
  expect(cells).toHaveLength(7 * 9)
  for (const { status, command, step } of cells)
    expect('to' in step || step.instead.length > 10, `${status} ${command}`).toBe(true)
})

test('what has let go of its time takes it again by money alone', () => {
  const again = cells.filter(
    ({ status, step }) => !holding.includes(status) && 'to' in step && holding.includes(step.to),
  )
  expect(again.map(({ status, command }) => `${status} ${command}`)).toEqual(['expired pay'])
})

test('nothing leads back to a hold, and a complete inspection stays complete', () => {
  const held = cells.filter(({ status, step }) => status !== 'pending' && 'to' in step && step.to === 'pending')
  expect(held).toEqual([])
  expect(cells.filter(({ status, step }) => status === 'done' && 'to' in step && step.to !== 'done')).toEqual([])
})
