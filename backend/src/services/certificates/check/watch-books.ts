import type { ChainsChecked } from '@sac/contracts/http/chains'
import type { Backlog } from '@sac/platform/http/backlog'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Running } from '@sac/platform/process/service'
import { createLoop } from '@sac/platform/timing/create-loop'

type Watching = {
  check: () => Promise<ChainsChecked>
  /** Lets the next publication carry what was written since the last. */
  anchor: () => Promise<void>
  log: Logger
  /** Between two checks; an hour unless told. */
  everyMs?: number
}

export type BooksWatch = {
  /** How many proofs failed when it was looked at last, and for how long they have. */
  measure: Backlog['measure']
  start: () => Running
}

const hourMs = 3_600_000

/** Looks every hour, from the start on, whether the chains hold; what does not is an alarm in log and metrics and stops nothing. */
export function watchBooks({ check, anchor, log, everyMs = hourMs }: Watching): BooksWatch {
  let faults = 0
  let brokenSince: number | null = null
  const note = (checked: ChainsChecked) => {
    faults = checked.broken.length + (checked.kept?.outcome === 'broken' ? 1 : 0)
    brokenSince = faults === 0 ? null : (brokenSince ?? Date.now())
    const { broken, kept } = checked
    if (faults > 0)
      log.error({ alarm: 'chain-broken', broken, kept }, 'what was certified or audited has been rewritten')
  }
  const turn = async () => {
    try {
      note(await check())
      if (faults === 0) await anchor()
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'the chains could not be checked')
    }
    return everyMs
  }
  return {
    measure: () => Promise.resolve({ count: faults, oldestMs: brokenSince === null ? 0 : Date.now() - brokenSince }),
    start: () => {
      const loop = createLoop(turn)
      return { health: () => ({ ok: true }), close: loop.stop }
    },
  }
}
