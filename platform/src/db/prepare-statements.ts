// Which statements the server parses and plans once for each connection: all that come with values. Decided here, so that a
// store function only says what it asks.
import type { PoolClient } from 'pg'

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

/** Gives statements with values the name under which this connection's server keeps them. Once for each connection. */
export function prepareStatements(client: PoolClient): void {
  const query = client.query.bind(client) as Query
  let generation = 0
  const note = (error: unknown) => {
    if (isOutdated(error)) generation += 1
  }
  const named: Query = (config, values, callback) => {
    const name = isOneStatement(config, values) ? nameOf(config) : undefined
    if (name === undefined) return query(config, values, callback)
    const statement = { name: `${name}g${generation}`, text: config, values }
    if (typeof callback === 'function') {
      const done: Done = (error, result) => {
        note(error)
        callback(error, result)
      }
      return query(statement, done)
    }
    const result = query(statement) as Promise<unknown>
    result.catch(note)
    return result
  }
  client.query = named as typeof client.query
}
