import type { Running } from '@sac/platform/process/service'
import { createLoop } from '@sac/platform/timing/create-loop'
import { forgetMessages } from './handlers/forget-messages.ts'
import { sendDue } from './handlers/send-due.ts'
import type { NotificationsDeps } from './notifications-deps.ts'

const everyMs = 1_000
const forgetEveryMs = 3_600_000

type Turn = () => Promise<number>

/** A turn that fails is made again. */
const patient =
  ({ log }: NotificationsDeps, turn: Turn) =>
  async () => {
    try {
      return await turn()
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'messages wait')
      return everyMs
    }
  }

/** Sends what is due, at once when told and every second otherwise, and forgets what is old; any number of processes may. */
export function startSending(deps: NotificationsDeps): Running & { wake: () => void } {
  const sending = createLoop(patient(deps, async () => ((await sendDue(deps)) > 0 ? 0 : everyMs)))
  const forgetting = createLoop(
    patient(deps, async () => {
      await forgetMessages(deps)
      return forgetEveryMs
    }),
  )
  const close = async () => {
    await Promise.all([sending.stop(), forgetting.stop()])
  }
  return { health: () => ({ ok: true }), close, wake: sending.wake }
}
