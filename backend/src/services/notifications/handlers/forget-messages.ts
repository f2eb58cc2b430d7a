import type { NotificationsDeps } from '../notifications-deps.ts'
import { forgetWritten } from '../store/message-rows.ts'

const keptDays = 90
const perStatement = 500

/** What was said is kept for so long as somebody may ask about it; that it was said, and what became of it, stays. */
export async function forgetMessages({ pool, now }: Pick<NotificationsDeps, 'pool' | 'now'>): Promise<void> {
  const before = new Date(now().getTime() - keptDays * 86_400_000)
  for (let forgotten = perStatement; forgotten === perStatement; )
    forgotten = await forgetWritten(pool, { before, limit: perStatement })
}
