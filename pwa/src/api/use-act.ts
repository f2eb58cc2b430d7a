import type { Operation } from '@sac/contracts/operations/operation'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Input, Output } from './office.ts'
import { personSession } from './session.ts'

/** Asks the office to do something; afterwards everything shown is asked for anew. Commands carry their own id, so that repeating one is safe. */
export function useAct<Row extends Operation>(row: Row) {
  const client = useQueryClient()
  return useMutation<Output<Row>, Error, Input<Row>>({
    mutationFn: (input) => personSession.ask(row, input),
    onSettled: () => client.invalidateQueries(),
  })
}
