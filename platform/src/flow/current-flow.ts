// The flow in which something is done: logs, events and jobs take its ids from here, so that nobody has to hand them on.
import { AsyncLocalStorage } from 'node:async_hooks'

export type Flow = {
  /** The same from the first request to the last message. */
  correlationId: string
  /** The event or the request that caused what is done now. */
  causationId?: string
}

const flows = new AsyncLocalStorage<Flow>()

/** Does `work`, and all it waits for, in a flow. */
export const inFlow = <Result>(flow: Flow, work: () => Result): Result => flows.run(flow, work)

/** undefined where nothing is known: what a process does by itself. */
export const currentFlow = (): Flow | undefined => flows.getStore()
