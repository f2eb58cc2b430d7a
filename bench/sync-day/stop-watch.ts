import { setTimeout as sleep } from 'node:timers/promises'

type Watch = {
  /** True once the server has what is waited for. Asked beside the line, so that asking costs the client nothing. */
  reached: () => Promise<boolean>
  deadlineSeconds: number
  started: number
}

/** Seconds from `started` (performance.now) until `reached`; infinity after the deadline. */
export async function secondsUntil({ reached, deadlineSeconds, started }: Watch): Promise<number> {
  for (;;) {
    const arrived = await reached()
    const seconds = (performance.now() - started) / 1_000
    if (arrived) return seconds
    if (seconds > deadlineSeconds) return Infinity
    await sleep(50)
  }
}
