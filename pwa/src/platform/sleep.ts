/** Resolves after `ms`, or as soon as the signal is aborted. */
export function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    // Longer waits overflow the timer and would return at once.
    const timer = setTimeout(done, Math.min(ms, 2_000_000_000))
    signal.addEventListener('abort', done)
  })
}
