import type { Operation } from '@sac/contracts/operations/operation'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Input, Output } from './office.ts'
import { personSession } from './session.ts'
import { keyOf } from './use-office.ts'

/** Bytes the office gives the person, which never change. */
export const useFile = <Row extends Operation>(row: Row, input: Input<Row>) =>
  useQuery<Output<Row>>({
    queryKey: keyOf(row, input),
    staleTime: Infinity,
    queryFn: ({ signal }) => personSession.ask(row, input, signal),
  })

/** The same when somebody asks for it: nothing shown changes by that. */
export const useFetch = <Row extends Operation>(row: Row) =>
  useMutation<Output<Row>, Error, Input<Row>>({ mutationFn: (input) => personSession.ask(row, input) })
