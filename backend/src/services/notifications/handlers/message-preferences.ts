import type { MessagePreferences } from '@sac/contracts/http/notifications'
import { MessageChannel, type StoppableKind, stoppableKinds } from '@sac/contracts/messages/message'
import { isWanted } from '../domain/is-wanted.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { listChoices, upsertChoices } from '../store/preference-rows.ts'

const nowhere = { email: null, phone: null, remindByEmail: false, remindBySms: false }

/** What somebody gets now, as they have chosen it, and else as their profile says. */
export async function readPreferences(
  { pool, directory }: NotificationsDeps,
  userId: string,
): Promise<MessagePreferences> {
  const choices = await listChoices(pool, { userId })
  const contact = (await directory.findContact(userId)) ?? nowhere
  return {
    preferences: stoppableKinds.flatMap((kind) =>
      MessageChannel.options.map((channel) => ({
        kind,
        channel,
        wanted: isWanted({ kind, channel, contact, choices }),
      })),
    ),
  }
}

type Said = { userId: string; preferences: MessagePreferences['preferences'] }

/** All in one statement: whoever is cut off has said all of it, or nothing. */
export const changePreferences = (
  { pool, now }: NotificationsDeps,
  { userId, preferences: choices }: Said,
): Promise<void> => upsertChoices(pool, { userId, choices, at: now() })

type Stopping = { userId: string; kind: StoppableKind }

/** By the link in a mail: mails of this kind. */
export const stopMails = (deps: NotificationsDeps, { userId, kind }: Stopping): Promise<void> =>
  changePreferences(deps, { userId, preferences: [{ kind, channel: 'email', wanted: false }] })
