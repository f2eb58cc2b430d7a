import type { Operation } from '@sac/contracts/operations/operation'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Input, Output } from './office.ts'
import { tellPatiently } from './patience.ts'
import { personSession } from './session.ts'

/** Asks the office to do something; afterwards everything shown is asked for anew. Commands carry their own id, so that repeating one is safe: a busy office is told again. */
export function useAct<Row extends Operation>(row: Row) {
  const client = useQueryClient()
  const gone = useRef(new AbortController())
  useEffect(() => {
    const here = new AbortController()
    gone.current = here
    return () => here.abort()
  }, [])
  return useMutation<Output<Row>, Error, Input<Row>>({
    mutationFn: (input) => tellPatiently(row, input, { ask: personSession.ask, gone: gone.current.signal }),
    onSettled: () => client.invalidateQueries(),
  })
}
