// Who is signed in in this browser. The access token lives in memory; the refresh token in a cookie no script reads, exchanged by
// one tab at a time. What is remembered is a name, so that whoever never signed in is asked for nothing.
import type { SessionResult, SignedInUser } from '@sac/contracts/http/auth'
import { authOperations } from '@sac/contracts/operations/auth'
import type { Operation } from '@sac/contracts/operations/operation'
import * as z from 'zod/mini'
import { browserHttp, type Http } from '#platform/http.ts'
import { browserLocks, type Locks } from '#platform/locks.ts'
import { recallJson, rememberJson } from '#platform/memory.ts'
import { exchange, exchangePage, type Input, isRefusal, type OnePage, type Output, pathOf, Refused } from './office.ts'
import { personKey } from './person-key.ts'

const Person = z.object({ userId: z.string(), name: z.string(), role: z.enum(['customer', 'inspector', 'admin']) })

/** Whoever uses this browser; null where nobody is signed in. */
export type Person = z.infer<typeof Person>

type Ports = { http: Http; locks: Locks; now: () => number; recall: () => unknown; remember: (person: unknown) => void }

export type PersonSession = {
  person: () => Person | null
  onChange: (changed: () => void) => () => void
  /** After a sign-in or a confirmed registration: its answer. */
  begin: (result: SessionResult) => void
  /** What the person is called from now on, as the office has answered. */
  rename: (name: string) => void
  /** Ends here at once, and at the office when it can be asked. */
  signOut: () => Promise<void>
  /** Asks in the person's name where the row wants one; a token that is over is exchanged once. */
  ask: <Row extends Operation>(row: Row, input: Input<Row>, signal?: AbortSignal) => Promise<Output<Row>>
  /** The same of a list, with where it goes on. */
  askPage: <Row extends Operation>(row: Row, input: Input<Row>, signal?: AbortSignal) => Promise<OnePage<Row>>
  /** An answer that goes on, as it comes; its status may be a refusal. Rejects where nobody can be asked. */
  open: (row: Operation, asked: { headers: Record<string, string>; signal: AbortSignal }) => Promise<Response>
}

const earlyMs = 30_000
/** The office ends what goes on, long before. */
const aDayMs = 86_400_000

/** The sign-in is over: the cookie is gone, was used up, or the account is closed. */
const isOver = (error: unknown): boolean => isRefusal(error, 'auth.required', 'auth.expired', 'auth.disabled')

export function createPersonSession(ports: Ports): PersonSession {
  const { http } = ports
  const holder = holdPerson(ports)
  const tokenFor = createTokens(ports, holder)
  const askPage: PersonSession['askPage'] = async (row, input, signal) => {
    const asked = { http, input, ...(signal ? { signal } : {}) }
    if (row.proof !== 'person') return exchangePage(row, asked)
    if (!holder.person()) throw signedOut
    try {
      return await exchangePage(row, { ...asked, token: await tokenFor({ fresh: false }) })
    } catch (error) {
      if (!isRefusal(error, 'auth.expired', 'auth.required') || !holder.person()) throw error
      return exchangePage(row, { ...asked, token: await tokenFor({ fresh: true }) })
    }
  }
  return {
    person: holder.person,
    onChange: holder.onChange,
    begin: holder.begin,
    rename: holder.rename,
    signOut: async () => {
      holder.over()
      await exchange(authOperations['auth.logout'], { http, input: {} }).catch(() => undefined)
    },
    ask: async (row, input, signal) => (await askPage(row, input, signal)).value,
    askPage,
    open: async (row, { headers, signal }) => {
      const Authorization = `Bearer ${await tokenFor({ fresh: false })}`
      const request = { method: 'GET', path: pathOf(row, {}), timeoutMs: aDayMs, signal } as const
      return http({ ...request, headers: { ...headers, Authorization } })
    },
  }
}

type Holder = Pick<PersonSession, 'person' | 'onChange' | 'begin' | 'rename'> & {
  token: () => { value: string; until: number } | null
  /** Nobody is signed in any more. */
  over: () => void
}

function holdPerson({ now, recall, remember }: Ports): Holder {
  const listeners = new Set<() => void>()
  let person = z.safeParse(Person, recall()).data ?? null
  let token: { value: string; until: number } | null = null
  const change = (next: Person | null) => {
    person = next
    remember(next)
    for (const listener of listeners) listener()
  }
  return {
    person: () => person,
    token: () => token,
    onChange: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    begin: ({ accessToken, expiresIn, user }) => {
      token = { value: accessToken, until: now() + expiresIn * 1000 }
      if (!isSame(person, user)) change({ userId: user.userId, name: user.name, role: user.role })
    },
    rename: (name) => {
      if (person && person.name !== name) change({ ...person, name })
    },
    over: () => {
      token = null
      if (person) change(null)
    },
  }
}

/** A token that is good for a while yet; a fresh one is asked for once, however many want it. */
function createTokens({ http, locks, now }: Ports, { token, begin, over }: Holder) {
  let renewing: Promise<string> | null = null
  const renew = async (): Promise<string> => {
    try {
      const row = authOperations['auth.refresh']
      const result = await locks.hold('sac-refresh', {}, () => exchange(row, { http, input: {} }))
      begin(result)
      return result.accessToken
    } catch (error) {
      if (isOver(error)) over()
      throw error
    }
  }
  return async ({ fresh }: { fresh: boolean }): Promise<string> => {
    const known = token()
    if (!fresh && known && known.until - earlyMs > now()) return known.value
    renewing ??= renew().finally(() => {
      renewing = null
    })
    return renewing
  }
}

const isSame = (person: Person | null, user: SignedInUser): boolean =>
  person?.userId === user.userId && person.name === user.name && person.role === user.role

/** Nobody needs to ask the office for that. */
const signedOut = new Refused({
  type: 'about:blank',
  title: '',
  status: 401,
  code: 'auth.required',
  detail: '',
  correlationId: '',
})

export const personSession = createPersonSession({
  http: browserHttp,
  locks: browserLocks,
  now: Date.now,
  recall: () => recallJson(personKey),
  remember: (person) => rememberJson(personKey, person),
})
