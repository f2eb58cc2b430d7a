import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type BenchGateway, startGateway } from '../gateway/start-gateway.ts'
import type { LinkRate } from '../link/link-rate.ts'
import { openLine } from '../sync-day/open-line.ts'
import { secondsUntil } from '../sync-day/stop-watch.ts'
import type { DeviceMessage, DevicePlan } from './device-thread.ts'

type Backlog = {
  inspections: number
  line: LinkRate
  /** Photos are not waited for. */
  eventsOnly: boolean
  deadlineSeconds: number
}

type BacklogFigures = {
  /** Seconds until the device had the office's answer to its first batch. */
  acknowledged: number
  /** Seconds until the office had the last event, the last photo. */
  eventsSafe: number
  everything: number
  /** What the device held in use at most, above what it held before it began, in MB. */
  liveMB: number
  cpuSeconds: number
  /** Rows the device read from its database. */
  rowsRead: number
  photos: number
}

type Said<T> = Extract<DeviceMessage, { type: T }>

/** A device that has been away for so many inspections, from its first question until the office has what it has. */
export async function sendBacklog(backlog: Backlog): Promise<BacklogFigures> {
  const gateway = await startGateway()
  try {
    return await sendTo(gateway, backlog)
  } finally {
    await gateway.close()
  }
}

async function sendTo(
  gateway: BenchGateway,
  { inspections, line, eventsOnly, deadlineSeconds }: Backlog,
): Promise<BacklogFigures> {
  const link = await openLine(gateway.port, { ...line, seed: 'backlog' })
  const plan: DevicePlan = { inspections, gatewayPort: gateway.port, linePort: link.port }
  const thread = new Worker(new URL('./device-thread.ts', import.meta.url), { workerData: plan })
  const { events, photos } = await hear(thread, 'filled')
  const started = performance.now()
  const first = hear(thread, 'acknowledged')
  const watch = { deadlineSeconds, started }
  const hasEvents = async () => (await gateway.countEvents()) >= events
  const hasPhotos = async () => (await gateway.countFiles()) >= photos
  const eventsSafe = await secondsUntil({ ...watch, reached: hasEvents })
  const everything = eventsOnly ? eventsSafe : await secondsUntil({ ...watch, reached: hasPhotos })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  thread.postMessage('stop')
  const { liveMB, cpuSeconds, rowsRead } = await hear(thread, 'rested')
  await thread.terminate()
  await link.close()
  return { acknowledged: (await first).seconds, eventsSafe, everything, liveMB, cpuSeconds, rowsRead, photos }
}

async function hear<T extends DeviceMessage['type']>(thread: Worker, type: T): Promise<Said<T>> {
  for (;;) {
    const [message] = (await once(thread, 'message')) as [DeviceMessage]
    if (message.type === type) return message as Said<T>
  }
}
