import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { forgetAnswers } from './kept-answers.ts'
import { Refused } from './office.ts'
import { personSession } from './session.ts'

const tries = 2

type Options = {
  /** Hears of everything that failed. */
  onError?: (error: Error) => void
}

/** One for the app. What the office refused is not asked for again by itself. */
export function createQueryClient({ onError }: Options = {}): QueryClient {
  const heard = onError ? { onError } : {}
  const client = new QueryClient({
    queryCache: new QueryCache(heard),
    mutationCache: new MutationCache(heard),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What the browser believes of the network decides nothing: whoever asks finds out.
        networkMode: 'always',
        retry: (failures, error) => !(error instanceof Refused) && failures < tries,
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  let before = personSession.person()?.userId
  personSession.onChange(() => {
    const now = personSession.person()?.userId
    if (before !== undefined && before !== now) {
      forgetAnswers()
      client.clear()
    }
    before = now
  })
  return client
}
