import type Stripe from 'stripe'
import * as z from 'zod/mini'
import { ProviderError } from '../provider-error.ts'
import { failureOf } from './read-failure.ts'

/** One call; its answer is read by `shape`, and one that cannot be read says nothing of what has happened. */
export type AskStripe = <Shape extends z.core.$ZodType>(
  shape: Shape,
  call: (stripe: Stripe) => Promise<unknown>,
) => Promise<z.output<Shape>>

export function askStripe(open: () => Promise<Stripe>): AskStripe {
  return async (shape, call) => {
    const answer = await open()
      .then(call)
      .catch((error: unknown) => {
        throw failureOf(error)
      })
    const read = z.safeParse(shape, answer)
    if (!read.success) throw new ProviderError({ kind: 'unknown', code: 'unreadable' })
    return read.data
  }
}

const mostKeys = 5

/**
 * Calls under an idempotency key made of `id`. Where the provider answers a key with an old fault of its own and would do so for a day,
 * the next one is taken; everybody walks the same keys, so two callers still do one thing.
 */
export async function underKeyOf<Result>(
  id: string,
  call: (idempotencyKey: string) => Promise<Result>,
): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await call(tried === 1 ? id : `${id}.${tried}`)
    } catch (error) {
      const isOldFault = error instanceof ProviderError && error.kind === 'unknown' && error.isRepeated
      if (tried === mostKeys || !isOldFault) throw error
    }
  }
}
