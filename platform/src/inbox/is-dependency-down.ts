import { BusError } from '#bus/port'
import { isDatabaseDown } from '#db/not-now'
import { DependencyDown } from './outcome.ts'

/** Nothing is wrong with the message: what its handler needs does not answer. */
export function isDependencyDown(error: unknown): boolean {
  if (error instanceof DependencyDown || isDatabaseDown(error)) return true
  return error instanceof BusError && error.kind === 'unavailable'
}
