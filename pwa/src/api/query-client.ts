import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { forgetAnswers } from './kept-answers.ts'
import { patienceFor } from './patience.ts'
import { personSession } from './session.ts'

type Options = {
  /** Hears of everything that failed. */
  onError?: (error: Error) => void
}

/** One for the app. What the office refused is not asked for again by itself, unless it only had no time. */
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
        retry: (failures, error) => patienceFor(error, failures) !== null,
        retryDelay: (failures, error) => patienceFor(error, failures) ?? 0,
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
