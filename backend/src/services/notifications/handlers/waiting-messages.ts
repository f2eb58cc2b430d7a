import type { MessageState } from '@sac/contracts/messages/message'
import type { Backlog } from '@sac/platform/http/backlog'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { countMessages } from '../store/message-rows.ts'

type Deps = Pick<NotificationsDeps, 'pool' | 'now'>

const backlogOf =
  (name: string, states: readonly MessageState[], patienceMs: number) =>
  ({ pool, now }: Deps): Backlog => ({
    name,
    measure: async () => {
      const at = now()
      const { count, oldest } = await countMessages(pool, { states, before: new Date(at.getTime() - patienceMs) })
      return { count, oldestMs: oldest === null ? 0 : at.getTime() - oldest.getTime() }
    },
  })

/** A person has to say whether they were sent. */
export const undecidedMessages = backlogOf('undecided_messages', ['undecided'], 0)

/** Should have gone out long ago. */
export const unsentMessages = backlogOf('unsent_messages', ['queued', 'sending'], 5 * 60_000)
