import type { Pool } from '@sac/platform/db/create-pool'
import { listFacts } from '@sac/tests/support/list-outbox'
import type { FakeProvider } from './fake-provider.ts'

type Row = { messageId: string; state: string; reason: string | null; providerId: string | null }

/** What the rows say, beside what the providers really took; one sentence for each difference. */
export async function checkLedger(pool: Pool, ledger: FakeProvider['ledger']) {
  const { rows } = await pool.query<Row>(
    `SELECT message_id AS "messageId", state, reason, provider_id AS "providerId" FROM messages`,
  )
  const taken = Map.groupBy(ledger, ({ messageId }) => messageId)
  const told = (await listFacts(pool)).filter(({ eventType }) => eventType === 'notification.sent')
  const toldOf = Map.groupBy(told, ({ data }) => data['notificationId'])
  const counterexamples = rows.flatMap(({ messageId, state, reason, providerId }) => {
    const entries = taken.get(messageId) ?? []
    const known = entries.map(({ id }) => id)
    return [
      ...(entries.length > 1 ? [`${messageId} was sent ${entries.length} times`] : []),
      ...(state === 'sent' && entries.length === 0 ? [`${messageId} is told to be sent and was not`] : []),
      ...(state === 'sent' && !known.includes(providerId ?? '')
        ? [`${messageId} is another message's ${providerId}`]
        : []),
      ...(state === 'sent' && toldOf.get(messageId)?.length !== 1 ? [`${messageId} is not told of once`] : []),
      ...(state === 'sent' || state === 'undecided' ? [] : [`${messageId} is ${state}: ${reason}`]),
    ]
  })
  const strangers = [...taken.keys()].filter((id) => !rows.some(({ messageId }) => messageId === id))
  const undecided = rows.filter(({ state }) => state === 'undecided').length
  return { undecided, counterexamples: [...counterexamples, ...strangers.map((id) => `${id} was sent and is no row`)] }
}
