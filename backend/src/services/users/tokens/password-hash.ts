// bcrypt cost 12 over a SHA-384 pre-hash, so that nothing after bcrypt's 72nd byte is ignored. bcrypt runs in libuv's thread
// pool; at most `maxRunning` at once, so that a login attack cannot take every thread from file and DNS work.
import { createHash } from 'node:crypto'
import bcrypt from 'bcrypt'

const maxRunning = 2

const prehash = (password: string) => createHash('sha384').update(password.normalize('NFC')).digest('base64')

/** Asked in the moment of comparing, so that many guesses sent at once meet the same limit as one after the other. */
export type Attempt = {
  /** Throws when no further attempt is allowed. */
  begin: () => Promise<void>
  failed: () => Promise<void>
}

export type PasswordHash = {
  hash: (password: string) => Promise<string>
  /** With `hash` null (unknown account) it takes as long and answers false, so that timing tells nothing. */
  matches: (password: string, hash: string | null, attempt?: Attempt) => Promise<boolean>
}

/** @param cost logarithm of bcrypt's rounds; lower ones are for tests alone */
export function createPasswordHash({ cost = 12 } = {}): PasswordHash {
  let running = 0
  const waiting: (() => void)[] = []
  const limited = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= maxRunning) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
  // Of no password: comparing with it takes as long as with any other, and making a real one would cost each start as much.
  const decoy = `$2b$${String(cost).padStart(2, '0')}$${'.'.repeat(53)}`
  return {
    hash: (password) => limited(() => bcrypt.hash(prehash(password), cost)),
    matches: async (password, hash, attempt) => {
      return limited(async () => {
        await attempt?.begin()
        const matches = (await bcrypt.compare(prehash(password), hash ?? decoy)) && hash !== null
        if (!matches) await attempt?.failed()
        return matches
      })
    },
  }
}
