// D2 and D3: a stolen session does not last, and who guesses keeps nobody out but themselves.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Product } from '../pipeline/open-product.ts'
import { type Answer, postFrom } from './from-address.ts'
import { hoursAgo, newAccount } from './people.ts'

const password = 'demo-password-please-change'
const refreshName = '__Host-sac-refresh'
const knownName = '__Host-sac-known'
const [home, elsewhere] = ['127.0.0.1', '127.0.0.66']

type Holder = { cookie: string; accessToken: string }

const holderOf = ({ cookies, json }: Answer): Holder => ({
  cookie: `${refreshName}=${cookies[refreshName]}`,
  accessToken: (json as { accessToken: string }).accessToken,
})

export function describeSessions(product: () => Product): void {
  const signIn = (email: string, more: { ip?: string; cookie?: string; guess?: string } = {}) => {
    const { ip = home, cookie, guess = password } = more
    const sending = { ip, body: { email, password: guess }, ...(cookie !== undefined && { cookie }) }
    return postFrom(product().stack.url, '/api/v1/auth/login', sending)
  }
  const refresh = ({ cookie }: Holder, ip = home) =>
    postFrom(product().stack.url, '/api/v1/auth/refresh', { ip, cookie })
  const newVictim = () => newAccount(product(), hoursAgo(24))
  const open = async ({ email }: { email: string }) => holderOf(await signIn(email))

  /** Time goes by for the sessions of one person: nobody can wait for that long. */
  const pass = (userId: string, minutes: number) =>
    product().database.pool.query(
      `UPDATE users.sessions SET created_at = created_at - $2 * interval '1 minute',
         rotated_at = rotated_at - $2 * interval '1 minute', expires_at = expires_at - $2 * interval '1 minute'
       WHERE user_id = $1`,
      [userId, minutes],
    )
  const isAlive = async ({ accessToken }: Holder) => {
    const headers = { authorization: `Bearer ${accessToken}` }
    return (await fetch(`${product().stack.url}/api/v1/auth/me`, { headers })).ok
  }

  describe('a refresh token that was copied', () => {
    test('is noticed by the second turn, whoever takes the first and whenever it was copied', async () => {
      const turns = fc.record({
        before: fc.nat(4),
        first: fc.constantFrom('thief', 'owner'),
        firstAgain: fc.nat(3),
        minutes: fc.integer({ min: 2, max: 24 * 60 }),
      })
      await fc.assert(
        fc.asyncProperty(turns, async ({ before, first, firstAgain, minutes }) => {
          const victim = await newVictim()
          const other = await open(victim)
          let copied = await open(victim)
          const exchange = async (holder: Holder, ip?: string) => {
            const answer = await refresh(holder, ip)
            expect(answer.status).toBe(200)
            await pass(victim.userId, minutes)
            return holderOf(answer)
          }
          for (let turn = 0; turn < before; turn += 1) copied = await exchange(copied)
          const [ip, otherIp] = first === 'thief' ? [elsewhere, home] : [home, elsewhere]
          let ahead = await exchange(copied, ip)
          for (let turn = 0; turn < firstAgain; turn += 1) ahead = await exchange(ahead, ip)
          expect((await refresh(copied, otherIp)).status).toBe(401)
          expect((await refresh(ahead, ip)).status).toBe(401)
          for (const holder of [copied, ahead]) expect(await isAlive(holder)).toBe(false)
          // Where else the person is signed in is not touched.
          expect((await refresh(other)).status).toBe(200)
        }),
        { numRuns: 3 },
      )
    })

    test('within the grace gives both the same successor, and is noticed when one of them goes on', async () => {
      const victim = await newVictim()
      const copied = await open(victim)
      const [owner, thief] = [holderOf(await refresh(copied)), holderOf(await refresh(copied, elsewhere))]
      expect(thief.cookie).toBe(owner.cookie)
      await pass(victim.userId, 15)
      const ahead = holderOf(await refresh(thief, elsewhere))
      await pass(victim.userId, 15)
      expect((await refresh(owner)).status).toBe(401)
      expect((await refresh(ahead, elsewhere)).status).toBe(401)
    })
  })

  test('no session outlives thirty days, however often it is used', async () => {
    const victim = await newVictim()
    let holder = await open(victim)
    for (let day = 1; day < 30; day += 1) {
      await pass(victim.userId, 24 * 60)
      const answer = await refresh(holder)
      expect([day, answer.status]).toEqual([day, 200])
      holder = holderOf(answer)
    }
    await pass(victim.userId, 24 * 60)
    expect((await refresh(holder)).status).toBe(401)
  })

  test('ten wrong passwords from elsewhere, however the address is spelled, stop all but the owner where they were before', async () => {
    const [victim, attacker] = [await newVictim(), await newVictim()]
    const known = `${knownName}=${(await signIn(victim.email)).cookies[knownName]}`
    const attackers = `${knownName}=${(await signIn(attacker.email, { ip: elsewhere })).cookies[knownName]}`
    const guesses = fc.sample(spelled(victim.email), 10).map((email, at) => ({ email, at }))
    for (const { email, at } of guesses)
      expect((await signIn(email, { guess: `guess ${at}`, ip: `127.0.0.${100 + at}` })).status).toBe(401)
    const dotted = ` ${victim.email.replace('i', 'İ')} `
    const others = [victim.email, dotted, ...guesses.map(({ email }) => email), ...fc.sample(spelled(victim.email), 20)]
    for (const [at, email] of others.entries())
      expect([email, (await signIn(email, { ip: `127.0.1.${1 + at}` })).status]).toEqual([email, 429])
    for (const cookie of [attackers, `${known.slice(0, -4)}AAAA`])
      expect((await signIn(victim.email, { ip: elsewhere, cookie })).status).toBe(429)
    for (const email of [victim.email, dotted]) expect((await signIn(email, { cookie: known })).status).toBe(200)
  })
}

const wide = (one: string) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)
const letters: ((one: string) => string)[] = [
  (one) => one,
  (one) => one.toUpperCase(),
  (one) => (one === 'i' ? 'İ' : one),
  (one) => (/[!-~]/.test(one) ? wide(one) : one),
  (one) => `${one}\u200b`,
  (one) => `${one}\u00ad`,
]

/** An address in other letters, with blanks around it and characters nobody sees. */
const spelled = (email: string): fc.Arbitrary<string> =>
  fc
    .record({
      ways: fc.array(fc.constantFrom(...letters), { minLength: email.length, maxLength: email.length }),
      before: fc.constantFrom('', ' ', '\t', '\u3000'),
      behind: fc.constantFrom('', ' ', '\n', '\u00a0'),
    })
    .map(({ ways, before, behind }) => before + Array.from(email, (one, at) => ways[at]?.(one)).join('') + behind)
