import type * as z from 'zod/mini'
import type { ListParams } from './api-params.ts'
import type { Kind } from './book.ts'
import type { Work } from './work.ts'

const timeOf = (seconds: number | undefined) => (seconds === undefined ? undefined : new Date(seconds * 1_000))

/** A page of Stripe's lists. */
export async function listPage(
  { book }: Work,
  { kind, url }: { kind: Kind; url: string },
  params: z.infer<typeof ListParams>,
): Promise<object> {
  const { payment_intent: parent, created = {}, starting_after: after } = params
  const limit = Math.min(Math.max(params.limit, 1), 100)
  const [from, until] = [timeOf(created.gte), timeOf(created.lt)]
  const found = await book.list({
    kind,
    limit: limit + 1,
    ...(parent === undefined ? {} : { parent }),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    ...(after === undefined ? {} : { after }),
  })
  return { object: 'list', data: found.slice(0, limit).map(({ body }) => body), has_more: found.length > limit, url }
}
