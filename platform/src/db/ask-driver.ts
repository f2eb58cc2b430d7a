// How a connection's statements reach the driver. Always with a function that takes the answer: without one, and where the driver
// counts the time of a statement, it writes a function where it assigns it, which V8 puts among old objects. All it refers to, what
// the statement brought and who waited for it, would stay until those are collected: a fifth of what an inspection leaves there.
import type { PoolClient } from 'pg'
import { closeWhenSilent } from './close-when-silent.ts'

export type Done = (error: unknown, result: unknown) => void

/** `config` is a text or what the driver takes for one. */
export type Ask = (config: unknown, values: unknown, done: Done) => void

/** Without `silentMs` a server may take as long as it takes. */
export function createAsk(client: PoolClient, silentMs: number | undefined): Ask {
  const query = client.query.bind(client) as (...asked: Parameters<Ask>) => unknown
  if (silentMs === undefined) return query
  const silence = closeWhenSilent(client, silentMs)
  return (config, values, done) => {
    if (hasOwnTime(config)) return void query(config, values, done)
    query(config, values, (error, result) => {
      silence.answered()
      done(error, result)
    })
    silence.asked()
  }
}

const hasOwnTime = (config: unknown) => typeof config === 'object' && config !== null && 'query_timeout' in config

/** The answer as a promise; an error tells who asked, not where the answer was read. */
export const answerOf = <Result>(ask: (done: Done) => void): Promise<Result> =>
  new Promise<Result>((resolve, reject) => {
    ask((error, result) => (error ? reject(error) : resolve(result as Result)))
  }).catch((error: Error) => {
    Error.captureStackTrace(error)
    throw error
  })
