import { forgetQueue } from './blob-queue.ts'
import { hearRefusal } from './hear-office.ts'
import type { SyncCore } from './sync-core.ts'
import type { PullOutcome } from './sync-ports.ts'

const soonMs = 5_000
const idleMs = 60_000

/** Brings down news beside everything else: a long page on a slow line keeps no evidence waiting. */
export function startPulling(core: SyncCore): void {
  core.pullAt = Number.POSITIVE_INFINITY
  const pull = async () => {
    try {
      await pullNews(core)
    } catch (error) {
      core.ports.log('What the office sent could not be kept here.', error)
      await pullAfterFailure(core).catch(() => pullAgainIn(core, idleMs))
    }
    core.pulling = null
    core.notify()
  }
  core.pulling = pull()
}

/** Unless somebody wants it sooner. */
function pullAgainIn(core: SyncCore, ms: number): void {
  core.pullAt = Math.min(core.pullAt, core.ports.now() + ms)
}

/** Without a person signed in nothing comes, and sending goes on. */
async function pullNews(core: SyncCore): Promise<void> {
  const outcome = await core.ports.downlink.pull()
  if (outcome.status === 'pulled') {
    core.change({ personSignedOut: false, outdated: false })
    core.dispatch({ type: 'answered' })
    // What the office kept apart it may have accepted by now: a repair was made, the device approved.
    if (outcome.judged) core.askAgain = true
    // What came may have put photos in doubt.
    forgetQueue(core)
    return pullAgainIn(core, paceOf(core, outcome))
  }
  await pullAfterFailure(core)
  hearFailure(core, outcome)
}

/** Before the first news nothing can begin here: whoever holds the device waits for them. */
async function pullAfterFailure(core: SyncCore): Promise<void> {
  const awaited = (await core.ports.downlink.cursor()) === null
  pullAgainIn(core, paceOf(core, { more: false, awaited }))
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

function paceOf({ ports }: SyncCore, { more, awaited }: { more: boolean; awaited: boolean }): number {
  if (more) return 0
  return awaited && ports.isVisible() ? soonMs : idleMs
}
