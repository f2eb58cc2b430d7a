import type { Operation } from '@sac/contracts/operations/operation'
import type { Input, Output } from './office.ts'
import { personSession } from './session.ts'

type Listed<Row extends Operation> = Input<Row> & { query: { after?: string | undefined } }

/** Every page of a list, one after the other. Throws what the office or the line refuses with, and `signal`'s reason. */
export async function* readPages<Row extends Operation>(
  row: Row,
  input: Listed<Row>,
  signal: AbortSignal,
): AsyncGenerator<Output<Row>> {
  let after: string | undefined
  do {
    const page = await personSession.askPage(row, { ...input, query: { ...input.query, after } }, signal)
    signal.throwIfAborted()
    yield page.value
    after = page.after
  } while (after !== undefined)
}
