import type { Operation } from '@sac/contracts/operations/operation'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { keepAnswer } from './kept-answers.ts'
import type { Input, Output } from './office.ts'
import { personSession } from './session.ts'
import { keptFor, keyOf } from './use-office.ts'

type Listed<Row extends Operation> = Input<Row> & { query: { after?: string | undefined } }

type Options = {
  /** The first page stays on this device for the time without a connection. */
  kept?: boolean
  /** Shows the list before while another one is on its way. */
  keepsBefore?: boolean
}

/** A list of the office, page by page: the first at once, others by `fetchNextPage`. */
export function usePages<Row extends Operation>(
  row: Row,
  input: Listed<Row>,
  { kept: isKept = false, keepsBefore = false }: Options = {},
) {
  const key = keyOf(row, input)
  const { initialData: first, ...kept }: ReturnType<typeof keptFor<Row>> = isKept ? keptFor(row, key) : {}
  return useInfiniteQuery({
    ...kept,
    ...(first === undefined
      ? {}
      : { initialData: { pages: [{ value: first, after: undefined }], pageParams: [undefined] } }),
    ...(keepsBefore ? { placeholderData: keepPreviousData } : {}),
    queryKey: [...key, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam: after, signal }) => {
      const page = await personSession.askPage(row, { ...input, query: { ...input.query, after } }, signal)
      if (isKept && after === undefined) keepAnswer(key, page.value, Date.now())
      return page
    },
    getNextPageParam: ({ after }) => after,
    select: ({ pages }): Output<Row>[] => pages.map(({ value }) => value),
  })
}
