import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SagaFact, type SagaStep, saga } from './saga.ts'

const steps = Object.keys(saga) as SagaStep[]
const facts = Object.keys(saga.collect) as SagaFact[]

const walk = (told: readonly SagaFact[]): SagaStep =>
  told.reduce<SagaStep>((step, fact) => {
    const move = saga[step][fact]
    return typeof move === 'string' ? step : move.to
  }, 'collect')

test('a fact told again at the step it led to changes nothing, but for the next refund', () => {
  for (const step of steps)
    for (const fact of facts) {
      const move = saga[step][fact]
      if (typeof move !== 'string')
        expect([fact, ['known', 'later']]).toEqual([fact, expect.arrayContaining([saga[move.to][fact]])])
    }
})

test('once money is here, no fact makes it as if it had not come', () => {
  const after = fc.array(fc.constantFrom(...facts), { maxLength: 12 })
  fc.assert(
    fc.property(after, after, (before, then) => {
      expect(walk([...before, 'paid', ...then])).not.toMatch(/collect|over/)
    }),
  )
})

test('from every step there is a way to rest', () => {
  const next = (step: SagaStep) =>
    facts.flatMap((fact) => {
      const move = saga[step][fact]
      return typeof move === 'string' ? [] : [move.to]
    })
  for (const step of steps) {
    const reached = new Set<SagaStep>([step])
    for (const one of reached) for (const more of next(one)) reached.add(more)
    expect(reached.has('settled') || reached.has('over')).toBe(true)
  }
})
