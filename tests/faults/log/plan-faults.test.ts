import { describe, expect, test } from 'vitest'
import { describeFault, type PlannedFault, poisonKinds } from './fault.ts'
import { planFaults } from './plan-faults.ts'

const fiveMinutes = { seconds: 300, restore: true } as const
const kindsOf = (plan: readonly PlannedFault[]) =>
  new Set(plan.map(({ fault }) => ('target' in fault ? `${fault.kind} ${fault.target}` : fault.kind)))

describe('a plan', () => {
  test('is the same for the same seed and another for another', () => {
    const plan = (seed: number) =>
      planFaults({ seed, log: 'kafka', ...fiveMinutes }).map(({ id, atMs, fault }) => [id, atMs, describeFault(fault)])
    expect(plan(7)).toEqual(plan(7))
    expect(plan(7)).not.toEqual(plan(8))
  })

  test('of five minutes on Kafka has every kind of fault for every process and server, whatever the seed', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const plan = planFaults({ seed, log: 'kafka', ...fiveMinutes })
      const processes = ['backend-1', 'backend-2', 'gateway-1', 'gateway-2']
      const ended = processes.flatMap((name) => ['kill', 'stop', 'freeze'].map((kind) => `${kind} ${name}`))
      const servers = ['broker', 'database'].flatMap((name) => ['kill', 'freeze'].map((kind) => `${kind} ${name}`))
      expect(kindsOf(plan)).toEqual(
        new Set([...ended, ...servers, 'poison', 'reset', 'repeat', 'refuse', 'dump', 'restore']),
      )
      const poisons = plan.flatMap(({ fault }) => (fault.kind === 'poison' ? [`${fault.poison} ${fault.topic}`] : []))
      expect(new Set(poisons).size).toBe(poisonKinds.length * 2)
      const resets = plan.flatMap(({ fault }) => (fault.kind === 'reset' ? [`${fault.group} ${fault.to}`] : []))
      expect(new Set(resets).size).toBe(6)
    }
  })

  test('has one backend or gateway come or go every few seconds', () => {
    const plan = planFaults({ seed: 1, log: 'kafka', ...fiveMinutes })
    for (const track of ['B', 'G']) {
      const times = plan.filter((one) => one.track === track).map(({ atMs }) => atMs)
      expect(times.length).toBeGreaterThan(300 / 9 - 2)
    }
  })

  test('restores a dump only when told', () => {
    expect(kindsOf(planFaults({ seed: 1, log: 'postgres', seconds: 300 }))).not.toContain('restore')
  })
})
