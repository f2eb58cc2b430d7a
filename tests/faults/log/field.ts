// What faults act on, and what they need to find their targets.
import { setTimeout as sleep } from 'node:timers/promises'
import { longPatienceMs, patienceMs } from '../../support/patience.ts'
import type { Fault } from './fault.ts'
import type { Installation } from './installation.ts'
import type { ProductProcess } from './product-process.ts'
import type { Poisoned } from './snapshot.ts'
import type { Turns } from './turns.ts'

export type Field = {
  installation: Installation
  turns: Turns
  /** Poison that is on the log. */
  poison: Poisoned[]
  /** Id of the inspection recorded last. */
  newestInspection: () => string | null
  /** What the last dump held, at most: lines, papers begun and valid, and so many of the poison records. */
  dump?: { lines: number; begun: number; papers: number; poison: number }
  onRestored: () => void
}

export type Of<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>

export function processOf({ installation }: Field, name: string): ProductProcess {
  const found = installation.processes.find((one) => one.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

// Its supervisor may be about to start it.
export async function untilRunning(process: ProductProcess): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !process.isRunning(); await sleep(50))
    if (Date.now() > deadline) throw new Error(`${process.name} does not run`)
}

/** Broker and database may be down by turns for minutes: a fault waits so long for something it can fall upon. */
export const targetMs = longPatienceMs

/** What is under fire, or starts for the first time on a busy machine, answers sooner or later. */
export async function insist<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const deadline = Date.now() + longPatienceMs; ; await sleep(200)) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
  }
}
