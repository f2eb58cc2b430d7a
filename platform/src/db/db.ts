import type { QueryResult, QueryResultRow } from 'pg'

/** What every store function takes first: a pool, a client or a transaction. */
export type Db = {
  query: <Row extends QueryResultRow = QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<QueryResult<Row>>
}
