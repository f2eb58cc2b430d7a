import type { MessagePreferences } from '@sac/contracts/http/notifications'
import { MessageChannel, type StoppableKind, stoppableKinds } from '@sac/contracts/messages/message'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { isWanted } from '../domain/is-wanted.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { deleteStopped, insertStoppedIfAbsent, listStopped } from '../store/preference-rows.ts'

const nowhere = { email: null, phone: null, remindByEmail: false, remindBySms: false }

/** What somebody gets now, as they have it and as their profile says. */
export async function readPreferences(
  { pool, directory }: NotificationsDeps,
  userId: string,
): Promise<MessagePreferences> {
  const stopped = await listStopped(pool, { userId })
  const contact = (await directory.findContact(userId)) ?? nowhere
  return {
    preferences: stoppableKinds.flatMap((kind) =>
      MessageChannel.options.map((channel) => ({
        kind,
        channel,
        wanted: isWanted({ kind, channel, contact, stopped }),
      })),
    ),
  }
}

type Choice = { userId: string; preferences: MessagePreferences['preferences'] }

export async function changePreferences(
  { pool, now }: NotificationsDeps,
  { userId, preferences }: Choice,
): Promise<void> {
  await withTransaction(pool, async (tx) => {
    for (const { wanted, ...one } of preferences)
      await (wanted ? deleteStopped(tx, { userId, ...one }) : insertStoppedIfAbsent(tx, { userId, ...one, at: now() }))
  })
}

type Stopping = { userId: string; kind: StoppableKind }

/** By the link in a mail: mails of this kind. */
export const stopMails = ({ pool, now }: NotificationsDeps, { userId, kind }: Stopping): Promise<void> =>
  insertStoppedIfAbsent(pool, { userId, kind, channel: 'email', at: now() })
