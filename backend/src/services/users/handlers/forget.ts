import type { AllPersonalData } from '@sac/platform/process/personal-data'
import type { Running } from '@sac/platform/process/service'
import { createLoop } from '@sac/platform/timing/create-loop'
import { mailsKeptDays } from '../domain/account-mail.ts'
import { deleteMailsBefore } from '../store/mails.ts'
import type { UsersDeps } from '../users-deps.ts'
import { finishErasures } from './erase-person.ts'

const hourMs = 3_600_000

/** Forgets old mails and finishes erasures, at the start and every hour. */
export function startForgetting(deps: UsersDeps & { personalData: AllPersonalData }): Running {
  const { pool, now, log } = deps
  const loop = createLoop(async () => {
    try {
      await deleteMailsBefore(pool, { before: new Date(now().getTime() - mailsKeptDays * 24 * hourMs) })
      await finishErasures(deps)
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'not everything old is forgotten')
    }
    return hourMs
  })
  return { health: () => ({ ok: true }), close: () => loop.stop() }
}
