import { atMostEvery } from './at-most-every.ts'

/** `atMostEvery` for each thing that is asked for: however many ask for one at one moment, the work is done once. */
export function sharedAnswers<Asked, Result>(
  ms: number,
  { keyOf, work }: { keyOf: (asked: Asked) => string; work: (asked: Asked) => Promise<Result> },
): (asked: Asked) => Promise<Result> {
  const kept = new Map<string, () => Promise<Result>>()
  return (asked) => {
    const key = keyOf(asked)
    // What is asked for is few things, over and over; whoever asks for others makes us forget them.
    if (kept.size > mostKept) kept.clear()
    const answer = kept.get(key) ?? atMostEvery(ms, () => work(asked))
    kept.set(key, answer)
    return answer()
  }
}

const mostKept = 200
