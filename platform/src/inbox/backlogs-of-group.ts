import type { Pool } from '#db/create-pool'
import { measureDeadLetters } from '#dead-letters/dead-letter-rows'
import type { Backlog } from '#http/backlog'
import { measureParked } from './parked-rows.ts'

/** What a consumer group could not do: given up for a person to look at, or parked for another attempt. */
export const backlogsOfGroup = ({ group, pool }: { group: string; pool: Pool }): Backlog[] => [
  { name: 'dead_letters', group, measure: () => measureDeadLetters(pool, { group }) },
  {
    name: 'parked_messages',
    group,
    measure: async () => {
      const { parked, oldestMs } = await measureParked(pool, group)
      return { count: parked, oldestMs }
    },
  },
]
