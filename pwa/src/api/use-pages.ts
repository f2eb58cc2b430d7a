import type { Operation } from '@sac/contracts/operations/operation'
import { useInfiniteQuery } from '@tanstack/react-query'
import { keepAnswer } from './kept-answers.ts'
import type { Input, Output } from './office.ts'
import { personSession } from './session.ts'
import { keptFor, keyOf } from './use-office.ts'

type Listed<Row extends Operation> = Input<Row> & { query: { after?: string | undefined } }

/** A list of the office, page by page: the first at once, kept for the time without a connection; others by `fetchNextPage`. */
export function usePages<Row extends Operation>(row: Row, input: Listed<Row>) {
  const key = keyOf(row, input)
  const { initialData: first, ...kept } = keptFor(row, key)
  return useInfiniteQuery({
    ...kept,
    ...(first === undefined
      ? {}
      : { initialData: { pages: [{ value: first, after: undefined }], pageParams: [undefined] } }),
    queryKey: [...key, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: after, signal }) => {
      const page = await personSession.askPage(row, { ...input, query: { ...input.query, after } }, signal)
      if (after === undefined) keepAnswer(key, page.value, Date.now())
      return page
    },
    getNextPageParam: ({ after }) => after,
    select: ({ pages }): Output<Row>[] => pages.map(({ value }) => value),
  })
}
