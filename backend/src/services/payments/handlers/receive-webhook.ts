import { Buffer } from 'node:buffer'
import type { Readable } from 'node:stream'
import { afterCommit } from '@sac/platform/db/after-commit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { PaymentsDeps } from '../payments-deps.ts'
import { insertProviderEvent } from '../store/provider-event-rows.ts'

/** More than any event of the provider is. */
const maxBytes = 512 * 1024

async function readAll(body: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > maxBytes) throw new Problem('request.too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * A message at the provider's door. Kept as it came before anything is made of it, and once however often it comes; what the provider
 * has not signed leaves no trace. Throws Problem `webhook.refused`.
 */
export async function receiveWebhook(deps: PaymentsDeps, body: Readable, signature: string | undefined): Promise<void> {
  if (!deps.provider) throw new Problem('request.not-found', { detail: 'Nobody pays online here.' })
  const bytes = await readAll(body)
  const read = await deps.provider.readWebhook(bytes, signature, deps.now())
  if (!read.ok) throw new Problem('webhook.refused', { detail: `It is ${read.reason}.` })
  await withTransaction(deps.pool, async (tx) => {
    await insertProviderEvent(tx, { event: read.event, bytes, receivedAt: deps.now() })
    afterCommit(tx, deps.wake)
  })
}
