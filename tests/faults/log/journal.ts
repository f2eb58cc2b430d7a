// What really happened, and when.
import { describeFault, type PlannedFault } from './fault.ts'

export type Journal = {
  note: (words: string) => void
  hit: (planned: PlannedFault, evidence: string) => void
  missed: (planned: PlannedFault, why: string) => void
  /** Planned faults that were not hit, in words; also those nobody has come to. */
  neverHit: (plan: readonly PlannedFault[]) => string[]
  counts: () => Record<string, number>
}

export function createJournal(since: number, said: (line: string) => void): Journal {
  const hits = new Map<string, PlannedFault>()
  const misses = new Map<string, string>()
  const say = (words: string) => said(`${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s  ${words}`)
  const title = ({ id, fault }: PlannedFault) => `${id} ${describeFault(fault)}`
  return {
    note: say,
    hit: (planned, evidence) => {
      hits.set(planned.id, planned)
      say(`${title(planned)}: ${evidence}`)
    },
    missed: (planned, why) => {
      misses.set(planned.id, why)
      say(`${title(planned)}: NOT HIT, ${why}`)
    },
    neverHit: (plan) =>
      plan
        .filter(({ id }) => !hits.has(id))
        .map((planned) => `${title(planned)} (${misses.get(planned.id) ?? 'its time never came'})`),
    counts: () => {
      const counts: Record<string, number> = {}
      for (const { fault } of hits.values()) {
        const kind = 'target' in fault ? `${fault.kind} ${fault.target.replace(/-\d$/, '')}` : fault.kind
        counts[kind] = (counts[kind] ?? 0) + 1
      }
      return counts
    },
  }
}
