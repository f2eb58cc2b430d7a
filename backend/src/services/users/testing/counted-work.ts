import type { Pool } from '@sac/platform/db/create-pool'
import type { PasswordHash } from '../tokens/password-hash.ts'
import type { UsersDeps } from '../users-deps.ts'

/** What was done since it was last taken: statements in their order, and hashes. */
export type CountedWork = { deps: UsersDeps; take: () => string[] }

/** The same dependencies, noting each statement and each password that is hashed or compared. Hashes are of no worth, and quick. */
export function countWork(deps: UsersDeps): CountedWork {
  let done: string[] = []
  const noting = <Target extends object>(target: Target, more: Record<string, unknown> = {}): Target =>
    new Proxy(target, {
      get: (of, name) => {
        if (typeof name === 'string' && name in more) return more[name]
        const value: unknown = Reflect.get(of, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) => {
          if (name === 'query') done.push(textOf(args[0]))
          return (value as (...args: unknown[]) => unknown).apply(of, args)
        }
      },
    })
  const pool: Pool = noting(deps.pool, { connect: async () => noting(await deps.pool.connect()) })
  const passwords: PasswordHash = {
    hash: (password) => {
      done.push('hash')
      return Promise.resolve(`hash of ${password}`)
    },
    matches: async (password, hash, attempt) => {
      await attempt?.begin()
      done.push('compare')
      const matches = hash === `hash of ${password}`
      if (!matches) await attempt?.failed()
      return matches
    },
  }
  const take = () => {
    const taken = done
    done = []
    return taken
  }
  return { deps: { ...deps, pool, passwords }, take }
}

const textOf = (statement: unknown): string =>
  typeof statement === 'string' ? statement : String((statement as { text?: string }).text)
