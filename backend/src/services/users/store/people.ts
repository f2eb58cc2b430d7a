import type { ListPeople } from '@sac/contracts/http/people'
import { emailKey } from '@sac/contracts/text/email-key'
import { phoneSearch } from '@sac/contracts/text/phone-search'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { where } from '@sac/platform/db/where'
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
  newest: { after: '(created_at, user_id) < (?::timestamptz, ?::uuid)', by: 'created_at DESC, user_id DESC' },
  name: { after: '(name_words, user_id) > (?, ?::uuid)', by: 'name_words, user_id' },
}

type Looked = readonly [condition: string, ...patterns: string[]]

/** A word of the name, the address, and the phone where it could be one: each by its own index. */
function lookedFor(search: string): Looked {
  const byWords = `name_words LIKE '% ' || substr(name_words(?), 2) || '%' OR email LIKE ?`
  const patterns = [beginsWith(search).slice(0, -1), beginsWith(emailKey(search))]
  const phone = phoneSearch(search)
  if (phone === null) return [`(${byWords})`, ...patterns]
  return 'begins' in phone
    ? [`(${byWords} OR phone LIKE ?)`, ...patterns, beginsWith(phone.begins)]
    : [`(${byWords} OR reverse(phone) LIKE reverse(?) || '%')`, ...patterns, phone.ends]
}

/** Customers and staff who are not erased. */
export async function listPeople(db: Db, filter: PeopleFilter): Promise<ListedPerson[]> {
  const { search, role, state, sort, after, limit } = filter
  const values: unknown[] = [limit]
  const asked = where(
    [
      ['erased_at IS NULL'],
      ...(search === undefined ? [] : [lookedFor(search)]),
      ...(role ? [[ofRole[role]] as const] : []),
      ...(state ? [[ofState[state]] as const] : []),
      [sorted[sort].after, ...(after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<ListedPerson>(
    `SELECT ${userColumns}, name_words AS "nameWords" FROM users ${asked} ORDER BY ${sorted[sort].by} LIMIT $1`,
    values,
  )
  return rows
}

/** Ids of those who are looked for in this way; of more than `limit` any. */
export async function listIdsOfPeople(db: Db, { search, limit }: { search: string; limit: number }): Promise<string[]> {
  const values: unknown[] = [limit]
  const { rows } = await db.query<{ id: string }>(
    `SELECT user_id AS id FROM users ${where([['erased_at IS NULL'], lookedFor(search)], values)} LIMIT $1`,
    values,
  )
  return rows.map(({ id }) => id)
}

/** When a sign-in of theirs that is still good was last used. */
export async function findLastSeen(db: Db, { userId, now }: { userId: string; now: Date }): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    'SELECT max(rotated_at) AS at FROM sessions WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2',
    [userId, now],
  )
  return rows[0]?.at ?? null
}
