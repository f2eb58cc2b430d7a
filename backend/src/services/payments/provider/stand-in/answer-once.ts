// A key means one request: what was answered first is answered again for a day, a fault included; anything else under it is refused.
import { createHash } from 'node:crypto'
import { type ApiAnswer, ApiRefusal, type ApiRequest } from './api-message.ts'
import type { KeptAs } from './book.ts'
import { keep, type Work } from './work.ts'

const keptMs = 24 * 60 * 60 * 1_000

/** What is refused before anything was looked at is not remembered; every other refusal is. */
export async function answerOnce(work: Work, request: ApiRequest, act: () => Promise<ApiAnswer>): Promise<ApiAnswer> {
  const { method, path, params, idempotencyKey } = request
  if (method !== 'POST' || idempotencyKey === undefined) return act()
  const id = `key ${idempotencyKey}`
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([path, params]))
    .digest('hex')
  const kept = await work.book.find(id)
  if (kept?.kind === 'key' && work.now.getTime() - kept.madeAt.getTime() < keptMs) return again(kept.body, fingerprint)
  const answer = await act().catch(refusalOf)
  await keep(work, { kind: 'key', id, body: { fingerprint, answer } })
  return answer
}

function refusalOf(error: unknown): ApiAnswer {
  if (error instanceof ApiRefusal && !error.isEarly) return error.answer
  throw error
}

function again(known: KeptAs<'key'>['body'], fingerprint: string): ApiAnswer {
  if (known.fingerprint !== fingerprint)
    throw new ApiRefusal({
      type: 'idempotency_error',
      message: 'Keys for idempotent requests can only be used with the same parameters they were first used with.',
    })
  return { ...known.answer, headers: { ...known.answer.headers, 'idempotent-replayed': 'true' } }
}
