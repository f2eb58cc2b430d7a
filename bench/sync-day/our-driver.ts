import { type BenchGateway, startGateway } from '../gateway/start-gateway.ts'
import { openDevice } from './open-device.ts'
import { openLine } from './open-line.ts'
import { secondsUntil } from './stop-watch.ts'
import type { SyncDriver } from './sync-driver.ts'

type Asked = Parameters<SyncDriver['run']>[0]

/** The application's own sync engine over its own outbox (IndexedDB in memory) to the real gateway on a durable PostgreSQL. */
export const ourDriver: SyncDriver = {
  name: 'SmartAutoCheck',
  run: async (asked) => {
    const gateway = await startGateway()
    try {
      return await bring(gateway, asked)
    } finally {
      await gateway.close()
    }
  },
}

async function bring(gateway: BenchGateway, { day, link: plan, deadlineSeconds }: Asked) {
  const device = await openDevice(day, gateway.port)
  const link = await openLine(gateway.port, plan)
  const engine = device.createEngine(link.port)
  const started = performance.now()
  const running = engine.run()
  const watch = { deadlineSeconds, started }
  const hasEvents = async () => (await gateway.countEvents()) >= day.events.length
  const eventsSafe = await secondsUntil({ ...watch, reached: hasEvents })
  const everything = await secondsUntil({
    ...watch,
    reached: async () => (await gateway.countFiles()) >= day.photos.length && (await gateway.holdsAll(day.photos)),
  })
  engine.stop()
  const figures = {
    eventsSafe,
    everything: Math.max(eventsSafe, everything),
    upMB: link.upBytes() / 1e6,
    connections: link.connections(),
    orphans: (await gateway.countFiles()) - day.photos.length,
    doubled: await gateway.countDoubled(),
  }
  await link.close()
  await running
  device.close()
  return figures
}
