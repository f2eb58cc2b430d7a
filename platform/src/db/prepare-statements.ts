// Which statements the server parses and plans once for each connection: all that come with values. Decided here, so that a
// store function only says what it asks.
import type { PoolClient, QueryResult } from 'pg'
import { answerOf, createAsk, type Done } from './ask-driver.ts'
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

type Query = (config: unknown, values?: unknown, done?: unknown) => unknown

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

/**
 * Gives statements with values the name under which this connection's server keeps them. Once for each connection; it is closed
 * when its server is silent for `silentMs` milliseconds.
 */
export function prepareStatements(client: PoolClient, silentMs?: number): void {
  const ask = createAsk(client, silentMs)
  let generation = 0
  const noted =
    (done: Done): Done =>
    (error, result) => {
      if (isOutdated(error)) generation += 1
      done(error, result)
    }
  const toStatement = (text: unknown, values: unknown): Statement | undefined => {
    const name = isOneStatement(text, values) ? nameOf(text) : undefined
    return name === undefined
      ? undefined
      : { name: `${name}g${generation}`, text: text as string, values: values as unknown[] }
  }
  const send = (text: unknown, values: unknown, frame: Frame) => {
    const statement = toStatement(text, values)
    return statement && sendFramed((query, done) => ask(query, undefined, noted(done)), statement, frame)
  }
  const own: Frames = { known: false, untold: false, send }
  const first: Query = (config, values, done) => {
    own.untold = false
    return send(config, values, 'BEGIN') ?? runFrame(client, 'BEGIN').then(() => named(config, values, done))
  }
  const named: Query = (config, values, done) => {
    if (own.untold) return first(config, values, done)
    const statement = toStatement(config, values)
    const asked = (done: Done) => (statement ? ask(statement, undefined, noted(done)) : ask(config, values, done))
    return isDone(done) ? asked(done) : answerOf(asked)
  }
  client.query = named as typeof client.query
  frames.set(client, own)
}

const isDone = (done: unknown): done is Done => typeof done === 'function'
