import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from '#logging/create-logger'

type RunOptions = {
  /** Stop accepting, finish or hand back, commit, close: all within `deadlineMs`. */
  close: (deadlineMs: number) => Promise<void>
  log: Logger
  /** From the signal to the exit; 10 s as promised, of which the last second belongs to this function. */
  deadlineMs?: number
  exit?: (code: number) => void
}

/**
 * Waits for SIGTERM or SIGINT, closes in order and exits: 0 when all was closed in time, 1 otherwise. A second signal exits at
 * once. An error nobody caught is logged once and ends the process with 1: state unknown, the supervisor restarts it.
 */
export function runUntilSignal({
  close,
  log,
  deadlineMs = 10_000,
  exit = (code) => process.exit(code),
}: RunOptions): void {
  let stopping = false
  const stop = async (reason: string, code: number) => {
    if (stopping) return exit(1)
    stopping = true
    log.info({ reason }, 'stopping')
    exit((await closeInTime(close, deadlineMs - 1_000, log)) ? code : 1)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal, 0))
  const crash = (error: unknown) => {
    log.fatal({ err: error }, 'uncaught error')
    void stop('uncaught error', 1)
  }
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
}

async function closeInTime(close: RunOptions['close'], deadlineMs: number, log: Logger): Promise<boolean> {
  const timeout = new AbortController()
  const late = sleep(deadlineMs, false, { signal: timeout.signal })
  try {
    const inTime = await Promise.race([close(deadlineMs).then(() => true), late])
    if (!inTime) log.error({ deadlineMs }, 'not everything could be closed in time')
    return inTime
  } catch (error) {
    log.error({ err: error }, 'closing failed')
    return false
  } finally {
    timeout.abort()
    await late.catch(() => undefined)
  }
}
