// Whether what is answered is what the operation's row promises. On in tests and development, where a difference is a bug.
import { type OperationId, operationOf } from '@sac/contracts/operations'
import { problemsOf } from '@sac/contracts/operations/operation'
import type { ProblemCode } from '@sac/contracts/problems'
import * as z from 'zod/mini'
import type { HttpResponse } from './message.ts'

/** Throws an Error that names operation and place when no row promises this answer. */
export function checkAnswer(id: OperationId, { status, body }: HttpResponse): void {
  const answer = operationOf(id).answers[status]
  if (!answer) throw new Error(`${id} answers ${status}, which its row does not name`)
  if (!answer.schema) return
  const sent: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body))
  const result = z.safeParse(answer.schema, sent)
  if (result.success) return
  const places = result.error.issues.map(({ path, code, message }) => `${path.join('.') || 'body'}: ${message || code}`)
  throw new Error(`${id} answers ${status} with something else than its row says: ${places.join('; ')}`)
}

/** The same of a refusal; `id` undefined: no operation was reached. */
export function checkRefusal(id: OperationId | undefined, code: ProblemCode): void {
  if (id !== undefined && !problemsOf(operationOf(id)).includes(code))
    throw new Error(`${id} refuses with ${code}, which its row does not name`)
}
