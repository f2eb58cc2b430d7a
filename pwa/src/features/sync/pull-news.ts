import { hearRefusal } from './hear-office.ts'
import type { SyncCore } from './sync-core.ts'
import type { PullOutcome } from './sync-ports.ts'

const soonMs = 5_000
const idleMs = 60_000

/** Brings down what the office has to say. Without a person signed in nothing comes, and sending goes on. */
export async function pullNews(core: SyncCore): Promise<void> {
  const outcome = await core.ports.downlink.pull()
  const { now } = core.ports
  if (outcome.status === 'pulled') {
    core.change({ personSignedOut: false, outdated: false })
    core.dispatch({ type: 'answered' })
    core.pullAt = now() + paceOf(core, outcome)
    return
  }
  core.pullAt = now() + idleMs
  hearFailure(core, outcome)
}

function hearFailure(core: SyncCore, outcome: Exclude<PullOutcome, { status: 'pulled' }>): void {
  switch (outcome.status) {
    case 'signed-out':
      return core.change({ personSignedOut: true })
    case 'outdated':
      return core.change({ outdated: true })
    // News can wait; only what uploads would meet as well says something about the line.
    case 'refused':
      return
    case 'silent':
      return hearRefusal(core, { status: 'silent', timedOut: false })
    case 'busy':
    case 'revoked':
      return hearRefusal(core, outcome)
  }
}

function paceOf({ ports }: SyncCore, { more, verdictDue }: { more: boolean; verdictDue: boolean }): number {
  if (more) return 0
  return verdictDue && ports.isVisible() ? soonMs : idleMs
}
