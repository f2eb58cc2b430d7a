import type { ListPeople } from '@sac/contracts/http/people'
import { emailKey } from '@sac/contracts/text/email-key'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { type User, userColumns } from './users.ts'

export type ListedPerson = User & { nameWords: string }

export type PeopleFilter = Pick<ListPeople, 'search' | 'role' | 'state'> & {
  sort: 'newest' | 'name'
  /** What the last of the page before is sorted by, and its id. */
  after: readonly [string, string] | null
  limit: number
}

const ofRole = {
  customer: `role = 'customer'`,
  inspector: `role <> 'customer' AND role = 'inspector'`,
  admin: `role <> 'customer' AND role = 'admin'`,
  staff: `role <> 'customer'`,
}
const ofState = {
  active: 'password_hash IS NOT NULL AND disabled_at IS NULL',
  invited: 'password_hash IS NULL AND disabled_at IS NULL',
  disabled: 'disabled_at IS NOT NULL',
}
const sorted = {
  newest: { after: '(created_at, user_id) < ($3::timestamptz, $4::uuid)', by: 'created_at DESC, user_id DESC' },
  name: { after: '(name_words, user_id) > ($3, $4::uuid)', by: 'name_words, user_id' },
}
// A word of the name, or the address: each by its own index.
const found = `(name_words LIKE '% ' || substr(name_words($1), 2) || '%' OR email LIKE $2)`

/** Written for what is asked, so that a filter finds its own index. */
const conditionsOf = ({ search, role, state, sort, after }: PeopleFilter): string[] => [
  'erased_at IS NULL',
  search === undefined ? '$1::text IS NULL AND $2::text IS NULL' : found,
  after === null ? '$3::text IS NULL AND $4::text IS NULL' : sorted[sort].after,
  ...(role ? [ofRole[role]] : []),
  ...(state ? [ofState[state]] : []),
]

/** Customers and staff who are not erased. */
export async function listPeople(db: Db, filter: PeopleFilter): Promise<ListedPerson[]> {
  const { search, sort, after, limit } = filter
  const looked = search === undefined ? [null, null] : [beginsWith(search).slice(0, -1), beginsWith(emailKey(search))]
  const { rows } = await db.query<ListedPerson>(
    `SELECT ${userColumns}, name_words AS "nameWords" FROM users
     WHERE ${conditionsOf(filter).join(' AND ')} ORDER BY ${sorted[sort].by} LIMIT $5`,
    [...looked, ...(after ?? [null, null]), limit],
  )
  return rows
}

/** When a sign-in of theirs that is still good was last used. */
export async function findLastSeen(db: Db, { userId, now }: { userId: string; now: Date }): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    'SELECT max(rotated_at) AS at FROM sessions WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2',
    [userId, now],
  )
  return rows[0]?.at ?? null
}
