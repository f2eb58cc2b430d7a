import { topics } from '@sac/contracts/events/topics'
import { followEnd } from '@sac/platform/bus/follow-end'
import type { BusRecord, Consumer, EventBus } from '@sac/platform/bus/port'
import type { Clock } from '@sac/platform/clock'
import type { NewId } from '@sac/platform/ids'
import type { Logger } from '@sac/platform/logging/create-logger'
import { headerText } from '@sac/platform/messaging/headers'
import type { Service } from '@sac/platform/process/service'
import { changeOf } from './domain/change-of.ts'
import { createHub, type Hub } from './handlers/create-hub.ts'
import { liveRoutes } from './routes/live-routes.ts'

type Host = {
  bus: EventBus
  now: Clock
  newId: NewId
  log: Logger
  /** Which of these sessions have not ended, of people of that role; owned elsewhere. */
  directory: { listGoodSessions: (sessionIds: readonly string[], role: 'admin') => Promise<string[]> }
}

/** Within a minute nobody looks on any more whose session has ended. */
const recheckMs = 30_000

const changesOf = (records: readonly BusRecord[]) =>
  records.flatMap(
    ({ headers }) => changeOf(headerText(headers, 'ce_type') ?? '', headerText(headers, 'partitionkey') ?? '') ?? [],
  )

/** What happens, told to whoever looks on (decision 60). Keeps nothing. */
export const liveService: Service<Host> = {
  name: 'live',
  open: async (host) => {
    const { bus, now, newId } = host
    let consumer: Consumer | undefined
    const hub = createHub({ now, newId, hears: () => consumer?.health().ok === true })
    return {
      routes: liveRoutes(hub),
      start: async () => {
        const following = followEnd(bus, {
          name: `live-${newId()}`,
          topics: Object.keys(topics),
          onRecords: (records) => hub.tell(changesOf(records)),
        })
        consumer = following
        const recheck = setInterval(() => void dropEnded(hub, host), recheckMs).unref()
        return {
          health: following.health,
          close: async (deadlineMs) => {
            clearInterval(recheck)
            hub.close()
            await following.close(deadlineMs)
          },
        }
      },
    }
  },
}

async function dropEnded(hub: Hub, { directory, log }: Host): Promise<void> {
  const sessions = hub.sessions()
  if (sessions.length === 0) return
  try {
    hub.keep(new Set(await directory.listGoodSessions(sessions, 'admin')))
  } catch (error) {
    log.warn({ err: error }, 'sessions of open pages not checked')
  }
}
