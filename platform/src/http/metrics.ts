import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Backlog } from './backlog.ts'
import type { ObserveRequest } from './observe-request.ts'

export type Metrics = {
  contentType: string
  render: () => Promise<string>
  observeRequest: ObserveRequest
  /** A value read when Prometheus asks; `name` in snake case with its unit. */
  gauge: (name: string, help: string, read: () => Promise<number> | number) => void
  /** `<name>_count` and `<name>_oldest_seconds`, labelled by consumer group where there is one. */
  backlogs: (backlogs: readonly Backlog[]) => void
}

/** Process metrics, request durations by operation, and gauges of the parts. */
export function createMetrics({ service }: { service: string }): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  // By default the loop is measured every 10 ms, which wakes an idle process a hundred times a second. The values contain the interval.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 200 })
  const durations = new Histogram({
    name: 'http_request_seconds',
    help: 'Duration of answered requests',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 30],
    registers: [registry],
  })
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    observeRequest: ({ operation, status, seconds }) => durations.observe({ operation, status }, seconds),
    gauge: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [registry],
        collect: async () => gauge.set(await read()),
      })
    },
    backlogs: (backlogs) => {
      for (const [name, ofName] of Map.groupBy(backlogs, (backlog) => backlog.name)) addBacklog(registry, name, ofName)
    },
  }
}

function addBacklog(registry: Registry, name: string, backlogs: readonly Backlog[]): void {
  const words = name.replaceAll('_', ' ')
  const add = (unit: string, help: string, valueOf: (measured: Measured) => number) => {
    const gauge: Gauge<'group'> = new Gauge({
      name: `${name}_${unit}`,
      help,
      labelNames: ['group'],
      registers: [registry],
      collect: async () => {
        // What cannot be counted now has no value rather than an old one.
        gauge.reset()
        for (const { group, measure } of backlogs) {
          const measured = await measure().catch(() => null)
          if (measured) gauge.set(group === undefined ? {} : { group }, valueOf(measured))
        }
      },
    })
  }
  add('count', `How many ${words} wait`, ({ count }) => count)
  add('oldest_seconds', `Age of the oldest of the ${words}`, ({ oldestMs }) => oldestMs / 1_000)
}

type Measured = Awaited<ReturnType<Backlog['measure']>>
