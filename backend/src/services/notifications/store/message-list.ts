import type { ListNotifications } from '@sac/contracts/http/notifications'
import { emailKey } from '@sac/contracts/text/email-key'
import { searchKeys } from '@sac/contracts/text/keys'
import { phoneSearch } from '@sac/contracts/text/phone-search'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { where } from '@sac/platform/db/where'
import type * as z from 'zod/mini'
import type { Message } from '../domain/message.ts'
import { messageColumns } from './message-rows.ts'

type MessageFilter = Omit<z.infer<typeof ListNotifications>, 'after' | 'search'> & {
  search?: MessageSearch | undefined
  after: readonly [createdAt: string, messageId: string] | null
  limit: number
}

/** What was typed, and whom the users service knows by it. */
type MessageSearch = { typed: string; userIds: readonly string[]; mailIds: readonly string[] }

/** What keys begin with: addresses and phones, plates, VINs and numbers; empty, as no key is, where it can be none of these. */
function patternsOf(typed: string): string[] {
  const keys = searchKeys(typed)
  const phone = phoneSearch(typed)
  const to = phone && 'begins' in phone ? phone.begins : emailKey(typed)
  const prefixes = [to, keys?.plate, keys && (keys.vin || keys.plate), keys?.plate]
  return prefixes.map((prefix) => (prefix ? beginsWith(prefix) : ''))
}

// An array, and not a join: of a few people and cars their messages, whatever else is asked.
const found = `message_id = ANY (ARRAY(SELECT message_id FROM messages
  WHERE to_key LIKE ? OR plate_key LIKE ? OR vin_key LIKE ? OR number_key LIKE ?
    OR user_id = ANY (?::uuid[]) OR message_id = ANY (?::uuid[])))`

/** Newest first. */
export async function listMessages(db: Db, filter: MessageFilter): Promise<Message[]> {
  const { search, state, template, userId, after, limit } = filter
  const values: unknown[] = [limit]
  const asked = where(
    [
      ['state = ?', state],
      ['template = ?', template],
      ['user_id = ?::uuid', userId],
      ...(search ? [[found, ...patternsOf(search.typed), search.userIds, search.mailIds] as const] : []),
      ['(created_at, message_id) < (?::timestamptz, ?::uuid)', ...(after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<Message>(
    `SELECT ${messageColumns} FROM messages ${asked} ORDER BY created_at DESC, message_id DESC LIMIT $1`,
    values,
  )
  return rows
}
