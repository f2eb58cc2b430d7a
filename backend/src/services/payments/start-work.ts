import type { Running } from '@sac/platform/process/service'
import { createLoop, type Loop } from '@sac/platform/timing/create-loop'
import { handleNextEvent } from './handlers/handle-provider-event.ts'
import { lookForBookings } from './handlers/keep-booking.ts'
import { runNextJob } from './handlers/run-job.ts'
import { settleLostDisputes } from './handlers/settle-lost-dispute.ts'
import { endOverdue, forgetOld, lookForPapers, resumeRefunds } from './handlers/sweep.ts'
import type { PaymentsDeps } from './payments-deps.ts'

const [idleMs, sweepMs] = [1_000, 5_000]
/** A call that hangs holds up one of them. */
const lanes = 4

type Step = (deps: PaymentsDeps) => Promise<boolean>

/** Where there is nothing to do, one of all lanes looks each time. */
function inTurn(step: Step): { step: Step; wake: () => void } {
  let emptyAt = Number.NEGATIVE_INFINITY
  let woken = 0
  return {
    step: async (deps) => {
      // A little early, or a lane's own turn would come too soon after its own look.
      if (performance.now() - emptyAt < idleMs - 50) return false
      const before = woken
      const found = await step(deps)
      if (!found && woken === before) emptyAt = performance.now()
      return found
    },
    wake: () => {
      woken += 1
      emptyAt = Number.NEGATIVE_INFINITY
    },
  }
}

/**
 * Deals with what the provider told and asks it what is due, any number of processes at once; `wake` makes it look at once. A turn
 * that fails is made again.
 */
export function startWork(deps: PaymentsDeps): Running & { wake: () => void } {
  const endless = (turn: () => Promise<number>) =>
    createLoop(async () => {
      try {
        return await turn()
      } catch (error) {
        deps.log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'payments wait')
        return idleMs
      }
    })
  const lane = (step: Step) => endless(async () => ((await step(deps)) ? 0 : idleMs))
  const jobs = inTurn(runNextJob)
  const workers: Loop[] = [lane(handleNextEvent), ...Array.from({ length: lanes }, () => lane(jobs.step))]
  const sweep = endless(async () => {
    await endOverdue(deps)
    await resumeRefunds(deps)
    await lookForPapers(deps)
    await lookForBookings(deps)
    await settleLostDisputes(deps)
    await forgetOld(deps)
    return sweepMs
  })
  return {
    wake: () => {
      jobs.wake()
      for (const worker of workers) worker.wake()
    },
    health: () => ({ ok: true }),
    close: async () => {
      await Promise.all([...workers, sweep].map((loop) => loop.stop()))
    },
  }
}
