import type { Envelope } from '@sac/contracts/events/envelope'
import type { Db } from '@sac/platform/db/db'
import { unpackMessages } from '@sac/platform/outbox/message-pack'
import type { AddressedMessage } from '@sac/platform/outbox/outbox-rows'

/** What waits in the outbox of the connection's schema: one aggregate's messages in order. */
export async function listOutbox(db: Db): Promise<AddressedMessage[]> {
  const { rows } = await db.query<{ topic: string; pack: Buffer }>('SELECT topic, pack FROM bus_outbox ORDER BY id')
  return rows.flatMap(({ topic, pack }) => unpackMessages(pack).map((message) => ({ topic, ...message })))
}

/** The same as envelopes; every message has to be one. */
export async function listFacts(db: Db): Promise<Envelope[]> {
  return (await listOutbox(db)).map(({ value }) => JSON.parse(Buffer.from(value).toString()) as Envelope)
}
