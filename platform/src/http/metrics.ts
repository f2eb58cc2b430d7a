import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ObserveRequest } from './observe-request.ts'

export type Metrics = {
  contentType: string
  render: () => Promise<string>
  observeRequest: ObserveRequest
  /** A value read when Prometheus asks; `name` in snake case with its unit. */
  gauge: (name: string, help: string, read: () => Promise<number> | number) => void
}

/** Process metrics, request durations by operation, and gauges of the parts. */
export function createMetrics({ service }: { service: string }): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
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
  }
}
