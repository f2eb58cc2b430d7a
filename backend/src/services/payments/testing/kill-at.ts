// A process that is killed at one of the moments that make a difference: before a transaction begins, before it commits (what came in
// between is undone with it), before the provider is asked, and after it has done what it was asked.
import type { Pool } from '@sac/platform/db/create-pool'
import type { PaymentsDeps } from '../payments-deps.ts'
import type { PaymentProvider } from '../provider/payment-provider.ts'

/** What a killed process does to whoever waits for it. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

export type Life = {
  /** Moments lived through. */
  moments: number
  isDead: boolean
}

type Step = <Result>(act: () => Promise<Result>) => Promise<Result>

/** Counts moments; at the one that was chosen the process dies, and nothing it does afterwards happens. */
function stepIn(life: Life, diesAt: number): Step {
  return async (act) => {
    if (!life.isDead) life.moments += 1
    if (life.moments === diesAt) life.isDead = true
    if (life.isDead) throw new Killed('killed')
    return act()
  }
}

type Query = (text: unknown, values?: unknown) => Promise<unknown>
const textOf = (query: unknown): unknown =>
  typeof query === 'object' && query !== null && 'text' in query ? query.text : query
const isFrame = (query: unknown) => ['BEGIN', 'COMMIT'].includes(String(textOf(query)))

/** In a transaction only its beginning and its end are moments. The database itself rolls back for whoever is gone. */
const inTransaction =
  (query: Query, life: Life, step: Step): Query =>
  (text, values) => {
    if (textOf(text) === 'ROLLBACK' || (!life.isDead && !isFrame(text))) return query(text, values)
    return step(() => query(text, values))
  }

function mortal<Connection extends object>(connection: Connection, query: Query, more: object = {}): Connection {
  return new Proxy(connection, {
    get: (target, name) => {
      if (name === 'query') return query
      if (name in more) return Reflect.get(more, name) as unknown
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}

function mortalPool(pool: Pool, life: Life, step: Step): Pool {
  const query: Query = (text, values) => step(() => pool.query(text as string, values as unknown[]))
  const connect = async () => {
    const client = await pool.connect()
    return mortal(client, inTransaction(client.query.bind(client) as Query, life, step))
  }
  return mortal(pool, query, { connect })
}

const asked = ['createCheckout', 'expireCheckout', 'refund'] as const

function mortalProvider(provider: PaymentProvider, step: Step): PaymentProvider {
  type Ask = (given: unknown) => Promise<unknown>
  const once =
    (ask: Ask): Ask =>
    async (given) => {
      const answer = await step(() => ask(given))
      return step(() => Promise.resolve(answer))
    }
  const calls = Object.fromEntries(asked.map((name) => [name, once(provider[name] as Ask)]))
  return { ...provider, ...calls }
}

/** The same things in the hands of a process that dies at its `diesAt`th moment; 0: never. */
export function killAt(deps: PaymentsDeps, diesAt: number): { deps: PaymentsDeps; life: Life } {
  const life: Life = { moments: 0, isDead: false }
  const step = stepIn(life, diesAt)
  const { pool, provider } = deps
  const mortals = { pool: mortalPool(pool, life, step), provider: provider && mortalProvider(provider, step) }
  return { life, deps: { ...deps, ...mortals } }
}
