import type { Operation } from '@sac/contracts/operations/operation'
import { sleep } from '#platform/sleep.ts'
import { type Input, type Output, Refused } from './office.ts'

const tries = 2
/** Whoever looks at the screen waits no longer. */
const longestMs = 10_000

/** Milliseconds until a question that failed `failures` times before is asked again by itself; null: it is not. */
export function patienceFor(error: unknown, failures: number): number | null {
  if (failures >= tries) return null
  if (!(error instanceof Refused)) return 500 * 2 ** failures
  return isBusy(error) && waitOf(error) <= longestMs ? waitOf(error) : null
}

/** The office has no time now; what was asked for is mostly not done, and may be. */
const isBusy = (error: unknown): error is Refused => error instanceof Refused && error.problem.status === 503
const waitOf = ({ waitMs }: Refused): number => waitMs ?? 1_000

// What carries an id of its own is the same act however often it is said.
function isRepeatable(input: object): boolean {
  const body: unknown = 'body' in input ? input.body : undefined
  return typeof body === 'object' && body !== null && 'commandId' in body
}

type Asking<Row extends Operation> = {
  ask: (row: Row, input: Input<Row>) => Promise<Output<Row>>
  /** Nobody waits for it any more: it is not said again. */
  gone: AbortSignal
}

/** Tells a busy office again, where that cannot do it twice. */
export async function tellPatiently<Row extends Operation>(
  row: Row,
  input: Input<Row>,
  { ask, gone }: Asking<Row>,
): Promise<Output<Row>> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await ask(row, input)
    } catch (error) {
      const waitMs = isBusy(error) && isRepeatable(input) ? patienceFor(error, failures) : null
      if (waitMs === null) throw error
      await sleep(waitMs, gone)
      if (gone.aborted) throw error
    }
  }
}
