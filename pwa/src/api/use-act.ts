import type { Operation } from '@sac/contracts/operations/operation'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Input, Output } from './office.ts'
import { tellPatiently } from './patience.ts'
import { personSession } from './session.ts'

type Mutation<Row extends Operation> = UseMutationResult<Output<Row>, Error, Input<Row>>

/** What follows once everything shown is fresh, if whoever asked is still there: by then what the answer said may be lost, so it is not given. */
type Afterwards = { onSuccess?: () => void; onError?: (error: Error) => void }

export type Act<Row extends Operation> = Omit<Mutation<Row>, 'mutate' | 'mutateAsync'> & {
  mutate: (input: Input<Row>, afterwards?: Afterwards) => void
}

type ActOptions<Row extends Operation> = {
  /** Told at once, before what is shown is asked for anew: the form may be gone after that, and what only the answer holds with it. */
  onAnswer?: ((said: Output<Row>, input: Input<Row>) => void) | undefined
  /** Told of each that came to nothing, also where another was asked for meanwhile. */
  onFailure?: ((error: Error, input: Input<Row>) => void) | undefined
  /** What bears the same name is told to the office one after the other, as it was asked for, also when the page is left. */
  inTurn?: string | undefined
}

/** Asks the office to do something; afterwards everything shown is asked for anew. Commands carry their own id, so that repeating one is safe: a busy office is told again. */
export function useAct<Row extends Operation>(
  row: Row,
  { onAnswer, onFailure, inTurn }: ActOptions<Row> = {},
): Act<Row> {
  const client = useQueryClient()
  const gone = useRef(new AbortController())
  useEffect(() => {
    const here = new AbortController()
    gone.current = here
    return () => here.abort()
  }, [])
  const mutation: Mutation<Row> = useMutation<Output<Row>, Error, Input<Row>>({
    mutationFn: (input) => tellPatiently(row, input, { ask: personSession.ask, gone: gone.current.signal }),
    onSuccess: (said, input) => {
      if (!gone.current.signal.aborted) onAnswer?.(said, input)
    },
    onError: (error, input) => {
      if (!gone.current.signal.aborted) onFailure?.(error, input)
    },
    ...(inTurn === undefined ? {} : { scope: { id: inTurn } }),
    onSettled: async () => {
      const fresh = client.invalidateQueries()
      // Whoever is next in turn does not wait for what is only shown.
      if (inTurn === undefined) await fresh
    },
  })
  return mutation as Act<Row>
}
