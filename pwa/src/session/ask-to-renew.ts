// A new access token for the sign-in whose cookie this browser holds, and whether its answer says anything at all.
import { SessionResult } from '@sac/contracts/http/auth'
import type { Outbox } from '#db/outbox.ts'
import type { Http } from '#platform/http.ts'
import type { Locks } from '#platform/locks.ts'
import { type Answer, readAnswer } from '#platform/read-answer.ts'

export type SessionPorts = { outbox: Outbox; http: Http; locks: Locks; now: () => number }

export const patienceMs = 20_000
export const jsonHeaders = { 'Content-Type': 'application/json' }

/** `work` in turn with every tab, so that a lost answer is repeated before another token is asked for. */
export const inTurn = <Result>({ locks }: Pick<SessionPorts, 'locks'>, work: () => Promise<Result>): Promise<Result> =>
  locks.hold('sac-refresh', {}, work)

export const askToRenew = ({ http, now }: Pick<SessionPorts, 'http' | 'now'>): Promise<Answer<SessionResult>> =>
  readAnswer(
    http({ method: 'POST', path: '/api/v1/auth/refresh', headers: jsonHeaders, timeoutMs: patienceMs }),
    SessionResult,
    now,
  )

/** Says nothing of the sign-in. */
export const isNoWord = (status: string): boolean => status === 'silent' || status === 'busy' || status === 'broken'
