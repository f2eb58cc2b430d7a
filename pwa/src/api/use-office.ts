import type { Operation } from '@sac/contracts/operations/operation'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { keepAnswer, recallAnswer } from './kept-answers.ts'
import type { Input, Output } from './office.ts'
import { personSession } from './session.ts'

type Options = {
  /** False while there is nothing to ask yet. */
  enabled?: boolean
  /** What was answered last stays on this device and is shown, with its time, where nobody can be asked. */
  kept?: boolean
  /** Asks again so often, in milliseconds. */
  everyMs?: number | false
  /** Shows the answer to the question before while this one is on its way. */
  keepsBefore?: boolean
}

/** The key under which an answer is held; `customer` rows are the person's own. */
export const keyOf = <Row extends Operation>(row: Row, input: Input<Row>): unknown[] => [
  row.proof === 'person' ? (personSession.person()?.userId ?? null) : 'anybody',
  row.path,
  input,
]

export function keptFor<Row extends Operation>(row: Row, key: unknown[]) {
  const found = recallAnswer(key)
  const schema = row.answers[200]?.schema
  const read = found && schema ? z.safeParse(schema, found.value) : null
  if (!found || !read?.success) return {}
  // Kept a moment ago or long ago: since then something was done, perhaps.
  return { initialData: read.data as Output<Row>, initialDataUpdatedAt: found.at, refetchOnMount: 'always' as const }
}

/** One question, for whoever asks several at once. */
export function officeQuery<Row extends Operation>(row: Row, input: Input<Row>, options: Options = {}) {
  const { enabled = true, kept = false, everyMs = false, keepsBefore = false } = options
  const queryKey = keyOf(row, input)
  return queryOptions<Output<Row>>({
    queryKey,
    enabled,
    refetchInterval: everyMs,
    ...(keepsBefore ? { placeholderData: keepPreviousData } : {}),
    ...(kept ? keptFor(row, queryKey) : {}),
    queryFn: async ({ signal }) => {
      const value = await personSession.ask(row, input, signal)
      if (kept) keepAnswer(queryKey, value, Date.now())
      return value
    },
  })
}

/** What the office says, asked again when it is looked at again. */
export const useOffice = <Row extends Operation>(row: Row, input: Input<Row>, options: Options = {}) =>
  useQuery(officeQuery(row, input, options))
