import type { Filter } from '#admin/list/list-types.ts'
import type { Messages } from '#words/admin/words.tsx'

/** What is open, or what somebody has closed. */
export const stateFilter = (words: Messages['money']): Filter => ({
  id: 'state',
  name: words.state,
  options: [
    { value: 'open', label: words.open },
    { value: 'closed', label: words.closed },
  ],
})
