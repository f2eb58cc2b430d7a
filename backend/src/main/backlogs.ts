import { measureLetters } from '@sac/platform/dead-letters/letter-rows'
import type { Backlog } from '@sac/platform/http/backlog'
import { measureParked } from '@sac/platform/inbox/parked-rows'
import type { Mailbox } from './dead-letter-routes.ts'

/** What a consumer group could not do: given up for a person to look at, or parked for another attempt. */
export const backlogsOf = ({ group, pool }: Mailbox): Backlog[] => [
  { name: 'dead_letters', group, measure: () => measureLetters(pool, { group }) },
  {
    name: 'parked_messages',
    group,
    measure: async () => {
      const { parked, oldestMs } = await measureParked(pool, group)
      return { count: parked, oldestMs }
    },
  },
]
