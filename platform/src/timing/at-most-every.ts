/** Runs `work` at most once in `ms`: whoever asks while it runs, or within `ms` of its end, gets the same result. */
export function atMostEvery<Result>(ms: number, work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined
  let endedAt = Number.NEGATIVE_INFINITY
  return () => {
    if (running && performance.now() - endedAt < ms) return running
    endedAt = Number.POSITIVE_INFINITY
    running = work().finally(() => {
      endedAt = performance.now()
    })
    return running
  }
}
