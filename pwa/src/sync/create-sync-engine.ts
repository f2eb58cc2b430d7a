// Carries what is in the outbox to the office and brings news back. Owns when and in which order; the rules are in SPEC.md.
// Any number of engines may run on one outbox: the office sorts out repetitions, the leader's lock only saves the line.

import { protocolLimits } from '@sac/contracts/sync/protocol'
import { readMeta } from '#db/outbox-meta.ts'
import { countOpenLines, offerRefusedAgain } from '#db/outbox-queue.ts'
import { forgetQueue, waitingBlobs } from './blob-queue.ts'
import { flushOnLeaving } from './flush-on-leaving.ts'
import { eagerMs, nextStep, type Outlook } from './next-step.ts'
import { probeOffice } from './probe-office.ts'
import { startPulling } from './pull-news.ts'
import { carryBlobs, isOverdue } from './send-blob.ts'
import { sendLines } from './send-lines.ts'
import { createSyncCore, type EngineState, type SyncCore } from './sync-core.ts'
import type { SyncPorts } from './sync-ports.ts'

export type SyncEngine = {
  /** Runs until stopped; resolves when everything has come to rest. */
  run: () => Promise<void>
  stop: () => void
  /** Something was recorded, or somebody looks again. */
  wake: () => void
  /** A person asked to try now, signed in or enrolled: pauses end, and what was refused is offered once more. */
  resume: () => void
  /** The page may be about to go: sends what fits into a request that outlives it. */
  flush: () => Promise<void>
  state: () => EngineState
  subscribe: (listener: () => void) => () => void
}

/** Two fill the line; the third bridges the moment when both wait for an answer. */
const connections = 3

export function createSyncEngine(ports: SyncPorts): SyncEngine {
  const stopping = new AbortController()
  const core = createSyncCore(ports, () => readMeta(ports.outbox, 'enrolment'), stopping.signal)
  return {
    run: async () => {
      const unsubscribe = ports.outbox.changes.subscribe('all', (change) => {
        if (change.about !== 'inspection' || core.announcing) return
        if (change.only === 'lines') core.notify()
        else lookAgain(core)
      })
      await prepare(core)
      await Promise.all([steer(core), ...Array.from({ length: connections }, () => carryBlobs(core))])
      await core.pulling
      unsubscribe()
    },
    stop: () => {
      for (const flight of core.flights.values()) flight.abort()
      stopping.abort()
    },
    wake: () => lookAgain(core),
    resume: () => {
      core.pullAt = 0
      core.probedAt = null
      core.announced.clear()
      core.resting.clear()
      core.askAgain = true
      void guard(core, async () => {
        await offerRefusedAgain(ports.outbox)
        core.dispatch({ type: 'resumed' })
        lookAgain(core)
      })
    },
    flush: () => flushOnLeaving(core),
    state: core.state,
    subscribe: core.subscribe,
  }
}

function lookAgain(core: SyncCore): void {
  forgetQueue(core)
  core.notify()
}

async function guard(core: SyncCore, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    core.ports.log('Sending met trouble on this device.', error)
  }
}

/** After a restart nobody knows what an earlier run had under way. */
async function prepare(core: SyncCore): Promise<void> {
  await guard(core, async () => {
    await offerRefusedAgain(core.ports.outbox)
    const waiting = await waitingBlobs(core)
    for (const { sha256 } of waiting.slice(0, protocolLimits.maxProbeBlobs)) core.uncertain.add(sha256)
  })
}

async function steer(core: SyncCore): Promise<void> {
  const spread = 0.9 + core.ports.random() * 0.2
  while (!core.stopped.aborted) {
    const seen = core.rings()
    try {
      await takeStep(core, { spread, seen })
    } catch (error) {
      core.ports.log('Sending met trouble on this device.', error)
      await core.pause(eagerMs, core.rings())
    }
  }
}

async function takeStep(core: SyncCore, { spread, seen }: { spread: number; seen: number }): Promise<void> {
  if (!(await core.enrolment())) {
    core.dispatch({ type: 'unauthorised' })
    return core.pause(60_000, seen)
  }
  const step = nextStep(core.state().link, await lookOut(core, spread))
  switch (step.type) {
    case 'probe':
      return probeOffice(core)
    case 'send-events':
      return sendLines(core)
    case 'pull':
      return startPulling(core)
    case 'resume':
      return core.dispatch({ type: 'resumed' })
    case 'wait':
      return core.pause(step.ms, seen)
  }
}

async function lookOut(core: SyncCore, spread: number): Promise<Outlook> {
  const { ports, flights } = core
  const open = await countOpenLines(ports.outbox)
  return {
    now: ports.now(),
    visible: ports.isVisible(),
    events: open.waiting > 0 || core.unannounced.size > 0 || (core.askAgain && open.attention > 0),
    photos: (await waitingBlobs(core)).length > 0 && ports.mayCarryPhotos(),
    overdue: isOverdue(core),
    inFlight: flights.size > 0,
    probedAt: core.probedAt,
    heardAt: core.state().heardAt,
    silentSince: core.silentSince,
    throttledUntil: core.throttledUntil,
    pullAt: core.pulling ? Number.POSITIVE_INFINITY : core.pullAt,
    spread,
  }
}
