import { withTransaction } from '@sac/platform/db/with-transaction'
import type { PersonalData } from '@sac/platform/process/personal-data'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { listMessages } from '../store/message-list.ts'
import { eraseMessagesOf, listAddressesOf } from '../store/message-rows.ts'
import { deleteChoices, listChoices } from '../store/preference-rows.ts'
import { deleteSuppressionOf } from '../store/suppression-rows.ts'

/** What somebody was written, and wants to be. Erasing leaves that there were messages, not what they said or to whom. */
export const personalDataOf = ({ pool }: Pick<NotificationsDeps, 'pool'>): PersonalData => ({
  export: async (userId) => {
    const all = await listMessages(pool, { userId, after: null, limit: 10_000 })
    const messages = all.map(({ template, channel, state, written, createdAt, settledAt }) => ({
      template,
      channel,
      state,
      to: written?.to ?? null,
      subject: written?.subject ?? null,
      text: written?.text ?? null,
      createdAt,
      settledAt,
    }))
    return { messages, choices: await listChoices(pool, { userId }) }
  },
  erase: (userId) =>
    withTransaction(pool, async (tx) => {
      for (const address of await listAddressesOf(tx, { userId })) await deleteSuppressionOf(tx, { address })
      await eraseMessagesOf(tx, { userId })
      await deleteChoices(tx, { userId })
    }),
})
