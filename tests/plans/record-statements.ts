// Loaded into the product's process before it starts (`--import`): writes down each statement a request sends, as it is sent.
import { appendFileSync } from 'node:fs'
import { currentFlow } from '@sac/platform/flow/current-flow'
import pg from 'pg'
import type { SentStatement } from './sent-statements.ts'
import { textOfValue } from './text-of-value.ts'

const file = process.env['RECORDED_STATEMENTS']
if (file === undefined) throw new Error('RECORDED_STATEMENTS names no file')

type Query = (this: pg.Client, config: unknown, values?: unknown, callback?: unknown) => unknown
const query = Reflect.get(pg.Client.prototype, 'query') as Query

// What the driver's types leave out.
const optionsOf = (client: pg.Client) =>
  (client as unknown as { connectionParameters: { options?: string } }).connectionParameters.options ?? ''

const recording: Query = function (config, values, callback) {
  const flow = currentFlow()?.correlationId
  const given = (typeof config === 'string' ? { text: config, values } : config) as { text?: string; values?: unknown }
  if (flow !== undefined && given.text !== undefined) {
    const sent: SentStatement = {
      flow,
      schema: /search_path=(\w+)/.exec(optionsOf(this))?.[1] ?? 'public',
      text: given.text,
      values: Array.isArray(given.values) ? given.values.map(textOfValue) : [],
    }
    appendFileSync(file, `${JSON.stringify(sent)}\n`)
  }
  return query.call(this, config, values, callback)
}
pg.Client.prototype.query = recording as unknown as typeof pg.Client.prototype.query
