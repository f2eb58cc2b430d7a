// Which statements the server parses and plans once for each connection: all that come with values. Decided here, so that a
// store function only says what it asks.
import type { PoolClient, QueryResult } from 'pg'
import { type Frame, nameOfFrame, type Statement, sendFramed } from './framed-query.ts'

// Texts are constants of our source, with few variants; whatever should ever make new ones endlessly is not remembered.
const atMost = 1_000
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= atMost) return known
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}

type Done = (error: unknown, result: unknown) => void
type Query = (config: unknown, values?: unknown, callback?: unknown) => unknown

// Without values the driver sends a text that may hold several statements, which cannot be prepared.
const isOneStatement = (config: unknown, values: unknown): config is string =>
  typeof config === 'string' && Array.isArray(values) && values.length > 0

// A newer release has changed a table's columns under a statement that was prepared before.
const isOutdated = (error: unknown) => (error as { code?: unknown } | null)?.code === '0A000'

/** How a connection sends the frames of its transactions. */
export type Frames = {
  /** Its server knows them by name. */
  known: boolean
  /** A transaction has begun of which the server has not been told: its first statement will say so. */
  untold: boolean
  /** Sends a statement with its frame; undefined where it cannot be prepared. */
  send: (text: string, values: readonly unknown[], frame: Frame) => ReturnType<typeof sendFramed> | undefined
}

const frames = new WeakMap<PoolClient, Frames>()

/** Undefined where the connection's statements are not prepared. */
export const framesOf = (client: PoolClient): Frames | undefined => frames.get(client)

export const runFrame = (client: PoolClient, frame: Frame): Promise<QueryResult> =>
  client.query({ name: nameOfFrame(frame), text: frame })

/** Gives statements with values the name under which this connection's server keeps them. Once for each connection. */
export function prepareStatements(client: PoolClient): void {
  const query = client.query.bind(client) as Query
  let generation = 0
  const note = (error: unknown) => {
    if (isOutdated(error)) generation += 1
  }
  const noted = <Result extends Promise<unknown>>(result: Result): Result => {
    result.catch(note)
    return result
  }
  const toStatement = (text: unknown, values: unknown): Statement | undefined => {
    const name = isOneStatement(text, values) ? nameOf(text) : undefined
    return name === undefined
      ? undefined
      : { name: `${name}g${generation}`, text: text as string, values: values as unknown[] }
  }
  const send = (text: unknown, values: unknown, frame: Frame) => {
    const statement = toStatement(text, values)
    return statement && noted(sendFramed(query, statement, frame))
  }
  const own: Frames = { known: false, untold: false, send }
  const first: Query = (config, values, callback) => {
    own.untold = false
    return send(config, values, 'BEGIN') ?? runFrame(client, 'BEGIN').then(() => named(config, values, callback))
  }
  const named: Query = (config, values, callback) => {
    if (own.untold) return first(config, values, callback)
    const statement = toStatement(config, values)
    if (statement === undefined) return query(config, values, callback)
    if (typeof callback !== 'function') return noted(query(statement) as Promise<unknown>)
    const done: Done = (error, result) => {
      note(error)
      callback(error, result)
    }
    return query(statement, done)
  }
  client.query = named as typeof client.query
  frames.set(client, own)
}
