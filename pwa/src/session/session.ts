import { SessionResult } from '@sac/contracts/http/auth'
import type { KnownPerson } from '#db/account.ts'
import { readMeta } from '#db/outbox-meta.ts'
import { readAnswer } from '#platform/read-answer.ts'
import { askToRenew, inTurn, isNoWord, jsonHeaders, patienceMs, type SessionPorts } from './ask-to-renew.ts'
import { changeAccount, personOf, readAccount, vaultOf, withPerson } from './known-people.ts'
import { chooseVault } from './person-key.ts'
import { keyAtSignIn } from './session-keys.ts'
import { type UnlockOutcome, unlock } from './unlock.ts'

export type LoginOutcome =
  | { status: 'signed-in'; person: KnownPerson }
  | { status: 'wrong-credentials' }
  /** Customers and administrators sign in elsewhere. */
  | { status: 'not-inspector' }
  | { status: 'disabled' }
  /** The account has a second factor: its code is needed, too, or the one given was wrong. */
  | { status: 'code-required' | 'code-wrong' }
  | { status: 'busy'; until: number }
  | { status: 'unreachable' }

/** `signed-out`: the sign-in is over; `unreachable`: nobody could be asked. */
export type TokenOutcome = { status: 'token'; token: string } | { status: 'signed-out' } | { status: 'unreachable' }

export type Credentials = { email: string; password: string; code?: string }

export type Session = {
  /** Needs the office once; afterwards a PIN opens the device without it. */
  login: (credentials: Credentials) => Promise<LoginOutcome>
  /** A valid access token of whoever uses the device; `fresh` after one was refused. */
  accessToken: (options: { fresh: boolean }) => Promise<TokenOutcome>
  /** Locks this device. Nothing is deleted, sending goes on. */
  lock: () => Promise<void>
  /** For good: key and PIN of whoever uses the device are gone; the office is told, now or with the next contact. */
  signOut: () => Promise<void>
  /** Tells the office of a sign-out it has not heard of. Never rejects. */
  tellSignOut: () => Promise<void>
  setPin: (pin: string) => Promise<void>
  unlock: (attempt: { userId: string; pin: string }) => Promise<UnlockOutcome>
}

type Token = { value: string; userId: string; expiresAt: number }

const earlyMs = 30_000
// Few ever need it, and not to start.
const loadSignOut = () => import('./sign-out.ts')

export function createSession(ports: SessionPorts): Session {
  const { outbox, now } = ports
  let token: Token | null = null
  const keep = (result: SessionResult): Token => {
    token = { value: result.accessToken, userId: result.user.userId, expiresAt: now() + result.expiresIn * 1000 }
    return token
  }
  return {
    login: async (credentials) => {
      // While its cookie is still here.
      await tellSignOut(ports)
      const outcome = await inTurn(ports, () => login(ports, credentials))
      if ('result' in outcome) keep(outcome.result)
      return outcome.login
    },
    accessToken: createTokens(ports, { known: () => token, keep }),
    lock: async () => {
      await changeAccount(outbox, (account) => ({ ...account, locked: true }), { key: null })
    },
    signOut: async () => {
      const { signOut } = await loadSignOut()
      token = null
      await signOut(ports)
    },
    tellSignOut: () => tellSignOut(ports),
    setPin: async (pin) => {
      const { current } = await readAccount(outbox)
      if (current === null) return
      const { vault, ...key } = await chooseVault(current, pin)
      const chosen = (person: KnownPerson) => (person.userId === current ? { ...person, pin: vault } : person)
      await changeAccount(outbox, (account) => ({ ...account, people: account.people.map(chosen) }), { key })
    },
    unlock: (attempt) => unlock(ports, attempt),
  }
}

async function tellSignOut(ports: SessionPorts): Promise<void> {
  if (!(await readMeta(ports.outbox, 'signedOut'))) return
  await loadSignOut().then(
    (part) => part.tellSignOut(ports),
    () => undefined,
  )
}

type LoggedIn = { login: LoginOutcome } | { login: LoginOutcome; result: SessionResult }

function reasonOf(code: string) {
  if (code === 'auth.code-required') return 'code-required'
  return code === 'auth.code-wrong' ? 'code-wrong' : 'disabled'
}

async function login({ outbox, http, now }: SessionPorts, credentials: Credentials): Promise<LoggedIn> {
  const exchange = http({
    method: 'POST',
    path: '/api/v1/auth/login',
    headers: jsonHeaders,
    body: JSON.stringify(credentials),
    timeoutMs: patienceMs,
  })
  const answer = await readAnswer(exchange, SessionResult, now)
  if (answer.status === 'busy') return { login: answer }
  if (answer.status === 'unauthorised' || answer.status === 'unacceptable')
    return { login: { status: 'wrong-credentials' } }
  if (answer.status === 'refused') return { login: { status: reasonOf(answer.code) } }
  if (answer.status !== 'ok') return { login: { status: 'unreachable' } }
  const { user } = answer.body
  if (user.role !== 'inspector') return { login: { status: 'not-inspector' } }
  const signedInAt = new Date(now()).toISOString()
  const signedIn = { ...user, email: credentials.email, signedInAt }
  const vault = vaultOf(await readAccount(outbox), user.userId)
  const key = await keyAtSignIn(outbox, user.userId, vault)
  const account = await changeAccount(outbox, (known) => withPerson(known, signedIn), { ...key, enters: true })
  const person = personOf(account, user.userId)
  return person ? { login: { status: 'signed-in', person }, result: answer.body } : { login: { status: 'unreachable' } }
}

type Tokens = { known: () => Token | null; keep: (result: SessionResult) => Token }

function createTokens(ports: SessionPorts, { known, keep }: Tokens): Session['accessToken'] {
  let renewing: Promise<TokenOutcome> | null = null
  const renew = async (): Promise<TokenOutcome> => {
    const { current } = await readAccount(ports.outbox)
    const answer = await inTurn(ports, () => askToRenew(ports))
    if (isNoWord(answer.status)) return { status: 'unreachable' }
    // The cookie may be a colleague's who signed in after: it speaks for nobody else.
    if (answer.status !== 'ok' || answer.body.user.userId !== current) return { status: 'signed-out' }
    return { status: 'token', token: keep(answer.body).value }
  }
  return async ({ fresh }) => {
    const { current } = await readAccount(ports.outbox)
    const token = known()
    const usable = token !== null && token.userId === current && token.expiresAt - earlyMs > ports.now()
    if (usable && !fresh) return { status: 'token', token: token.value }
    renewing ??= renew().finally(() => {
      renewing = null
    })
    return renewing
  }
}
