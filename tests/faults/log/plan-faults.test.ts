import { describe, expect, test } from 'vitest'
import { describeFault, groups, type PlannedFault, poisonKinds } from './fault.ts'
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
      expect(new Set(resets).size).toBe(groups.length * 2)
    }
  })

  test('has one backend or gateway come or go every few seconds', () => {
    const plan = planFaults({ seed: 1, log: 'kafka', ...fiveMinutes })
    for (const track of ['B', 'G']) {
      const times = plan.filter((one) => one.track === track).map(({ atMs }) => atMs)
      expect(times.length).toBeGreaterThan(300 / 12)
    }
  })

  test('of the short form has every kind of fault and lasts no longer than its seconds', () => {
    for (const log of ['kafka', 'postgres'] as const) {
      const plan = planFaults({ seed: 1, log, seconds: 20 })
      const kinds = new Set(plan.map(({ fault }) => fault.kind))
      const expected = ['kill', 'stop', 'freeze', 'poison', 'repeat', 'refuse', ...(log === 'kafka' ? ['reset'] : [])]
      expect(kinds).toEqual(new Set(expected))
      const processes = log === 'kafka' ? ['backend', 'gateway'] : ['product']
      for (const name of processes)
        for (const kind of ['kill', 'stop', 'freeze'])
          expect([...kindsOf(plan)].some((one) => one.startsWith(`${kind} ${name}`))).toBe(true)
      expect(Math.max(...plan.map(({ atMs }) => atMs))).toBeLessThan(20_000)
      const poisons = plan.flatMap(({ fault }) => (fault.kind === 'poison' ? [fault.poison] : []))
      expect(new Set(poisons).size).toBe(log === 'kafka' ? poisonKinds.length : 6)
    }
  })

  test('restores a dump only when told', () => {
    expect(kindsOf(planFaults({ seed: 1, log: 'postgres', seconds: 300 }))).not.toContain('restore')
  })
})
