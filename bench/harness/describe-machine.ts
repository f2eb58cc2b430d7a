import { availableParallelism, loadavg } from 'node:os'

/** Load matters for every figure in milliseconds; it is printed before and after. */
export function describeMachine(): string {
  const load = loadavg().map((value) => value.toFixed(2))
  return `machine: ${availableParallelism()} cores, load ${load.join(' ')}, Node ${process.versions.node}`
}
