// What every way of signing in shares: who tries, and the cookies of whoever is in.
import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from '@sac/platform/http/problem'
import type { LoginLimit, MailLimit } from '../domain/login-limit.ts'
import type { OpenedSession } from '../handlers/open-session.ts'
import { requireUser } from '../handlers/require-password.ts'
import { readKnownBrowser, writeKnownBrowser } from '../tokens/known-browser.ts'
import type { Attempt } from '../tokens/password-hash.ts'
import { readRefreshToken } from '../tokens/refresh-token.ts'
import type { UsersDeps } from '../users-deps.ts'
import { readKnownCookie, readRefreshCookie, setKnownCookie, setRefreshCookie } from './cookies.ts'

export const opened = ({ body, refreshToken, expiresAt }: OpenedSession, cookies: readonly string[] = []) => ({
  status: 200 as const,
  headers: { 'set-cookie': [setRefreshCookie(refreshToken, expiresAt), ...cookies] },
  body,
})

type Asking = { headers: IncomingHttpHeaders; email: string }

const knownBrowserOf = ({ keys }: UsersDeps, { headers, email }: Asking) =>
  readKnownBrowser(keys.refreshSecret, readKnownCookie(headers.cookie), email)

/** The same, and the browser is known to the account from now on. */
export function openedKnown(deps: UsersDeps, session: OpenedSession, asking: Asking) {
  const browser = knownBrowserOf(deps, asking) ?? randomBytes(16).toString('base64url')
  const text = writeKnownBrowser(deps.keys.refreshSecret, { browser, email: asking.email })
  return opened(session, [setKnownCookie(text)])
}

/** Counts a mail somebody has sent to an address; throws Problem `request.limited` when there were enough. */
export async function requireMails(mails: MailLimit, asking: { ip: string; email: string }): Promise<void> {
  const wait = await mails.secondsToWait(asking)
  requireNoWait(wait, 'Enough e-mails were sent to this address; look there, among unwanted mail too')
}

function requireNoWait(seconds: number, what: string): void {
  if (seconds === 0) return
  throw new Problem('request.limited', {
    detail: `${what}; try again in ${Math.ceil(seconds / 60)} min.`,
    retryAfterSeconds: seconds,
  })
}

export function attemptOf(deps: UsersDeps, limit: LoginLimit, { ip, ...asking }: Asking & { ip: string }): Attempt {
  const attempting = { ip, email: asking.email, knownBrowser: knownBrowserOf(deps, asking) }
  return {
    begin: async () => requireNoWait(await limit.secondsToWait(attempting), 'Too many attempts'),
    failed: () => limit.recordFailure(attempting),
  }
}

/** What the browser says of itself: shown to its owner, believed for nothing. */
export const agentOf = (headers: IncomingHttpHeaders): string | null =>
  headers['user-agent']?.replaceAll('\0', '').slice(0, 200) ?? null

type SignedIn = { headers: IncomingHttpHeaders; ip: string; userId: string }

/** Of somebody who is signed in and types the password once more: a stolen session guesses no longer than anybody. */
export async function attemptOfSignedIn(deps: UsersDeps, limit: LoginLimit, { userId, ...asking }: SignedIn) {
  const attempt = attemptOf(deps, limit, { ...asking, email: (await requireUser(deps, { userId })).email })
  await attempt.begin()
  return attempt
}

/** The session of the refresh cookie, or null. */
export function sessionOf({ keys }: UsersDeps, { cookie }: IncomingHttpHeaders): string | null {
  const token = readRefreshCookie(cookie)
  return token === null ? null : (readRefreshToken(keys.refreshSecret, token)?.sessionId ?? null)
}
