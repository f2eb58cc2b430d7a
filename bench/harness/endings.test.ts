import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ending, endingAll } from './endings.ts'

const began = (ended: string[], name: string) =>
  ending(() => {
    ended.push(name)
    return Promise.resolve()
  })

test('what was begun ends with the run, the last first, and once where somebody has ended it', async () => {
  const ended: string[] = []
  const result = await endingAll(
    async () => {
      began(ended, 'first')
      const end = began(ended, 'second')
      began(ended, 'third')
      await end()
      await end()
      return 'done'
    },
    () => expect.unreachable(),
  )
  expect([result, ended]).toEqual(['done', ['second', 'third', 'first']])
})

test('a run that throws, or cannot end one thing, ends the others', async () => {
  const ended: string[] = []
  const stuck: unknown[] = []
  const failing = endingAll(async () => {
    began(ended, 'first')
    ending(() => Promise.reject(new Error('stuck')))
    began(ended, 'last')
    throw new Error('503')
  }, stuck.push.bind(stuck))
  await expect(failing).rejects.toThrow('503')
  expect([ended, stuck]).toEqual([['last', 'first'], [new Error('stuck')]])
})

const program = (then: string) => `
  import { ending, endingAll } from ${JSON.stringify(new URL('./endings.ts', import.meta.url).href)}
  await endingAll(async () => {
    ending(async () => console.log('ended'))
    console.log('begun')
    ${then}
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  }, () => undefined).catch(({ message }) => console.log(message))
  process.exit(1)`

test.each([
  ['something throws that nobody waits for', `void Promise.reject(new Error('503'))`, '503'],
  ['it is told to stop', `process.kill(process.pid, 'SIGTERM')`, 'stopped by SIGTERM'],
])('where %s, what was begun ends', async (_, then, message) => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(then)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  expect(said.trim().split('\n')).toEqual(['begun', 'ended', message])
})
