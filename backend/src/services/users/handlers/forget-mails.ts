import type { Running } from '@sac/platform/process/service'
import { createLoop } from '@sac/platform/timing/create-loop'
import { mailsKeptDays } from '../domain/account-mail.ts'
import { deleteMailsBefore } from '../store/mails.ts'
import type { UsersDeps } from '../users-deps.ts'

const dayMs = 86_400_000

/** Forgets old mails, at the start and every day. */
export function forgetMails({ pool, now, log }: Pick<UsersDeps, 'pool' | 'now' | 'log'>): Running {
  const loop = createLoop(async () => {
    try {
      await deleteMailsBefore(pool, { before: new Date(now().getTime() - mailsKeptDays * dayMs) })
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'old mails not forgotten')
    }
    return dayMs
  })
  return { health: () => ({ ok: true }), close: () => loop.stop() }
}
