import type { Logger } from '@sac/platform/logging/create-logger'
import type { Running } from '@sac/platform/process/service'
import { createLoop } from '@sac/platform/timing/create-loop'
import type { AppointmentsDeps } from './appointments-deps.ts'
import { endHolds, endOldWaiting, remind } from './handlers/sweep.ts'

const everyMs = 5_000

/** Looks every five seconds for what is due; any number of processes may. A turn that fails is made again. */
export function startSweep(deps: AppointmentsDeps, log: Logger): Running {
  const turn = async () => {
    try {
      await endHolds(deps)
      await remind(deps)
      await endOldWaiting(deps)
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'holds and reminders wait')
    }
    return everyMs
  }
  const loop = createLoop(turn)
  return { health: () => ({ ok: true }), close: loop.stop }
}
