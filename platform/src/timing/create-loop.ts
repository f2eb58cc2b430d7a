export type Loop = {
  /** Runs the next turn now, or once more right after the one that is running. */
  wake: () => void
  /** Milliseconds since a turn last began or ended; for watchdogs. */
  idleMs: () => number
  /** Lets the running turn finish, then ends. Idempotent. */
  stop: () => Promise<void>
}

/**
 * Repeats `turn`, which says how long to wait until the next one; `wake` cuts the wait short. Turns never overlap.
 * `turn` must not throw: its errors are its own business.
 */
export function createLoop(turn: (signal: AbortSignal) => Promise<number>): Loop {
  const stopping = new AbortController()
  let endNap: (() => void) | undefined
  let woken = false
  let seenAt = performance.now()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      woken = false
      const waitMs = await turn(stopping.signal)
      seenAt = performance.now()
      if (stopping.signal.aborted || woken) continue
      // No signal: an aborted timer costs an exception, and a busy loop is woken hundreds of times a second.
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs)
        endNap = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      seenAt = performance.now()
    }
  })()
  const wake = () => {
    woken = true
    endNap?.()
  }
  return {
    wake,
    idleMs: () => performance.now() - seenAt,
    stop: async () => {
      stopping.abort()
      wake()
      await running
    },
  }
}
