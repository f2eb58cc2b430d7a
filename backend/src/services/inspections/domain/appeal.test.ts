import { AppealState } from '@sac/contracts/http/appeals'
import { expect, test } from 'vitest'
import { type AppealCommand, afterCommand } from './appeal.ts'

const commands: readonly AppealCommand[] = ['take', 'decide', 'tell', 'withdraw']
const over: readonly AppealState[] = ['told', 'withdrawn']

test('every state but the last ones has a way out, and those have none', () => {
  for (const state of AppealState.options) {
    const ways = commands.map((command) => afterCommand(state, command)).filter((to) => to !== null && to !== state)
    expect([state, ways.length > 0]).toEqual([state, !over.includes(state)])
  }
})

test('nothing is decided that nobody has taken', () => {
  expect(AppealState.options.filter((state) => afterCommand(state, 'decide'))).toEqual(['assigned'])
})
