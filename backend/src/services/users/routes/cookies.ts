import { refreshCookie } from '@sac/contracts/operations/auth'

// The refresh token lives only here: HttpOnly, same site, sent to the auth operations alone would need a Path, which the
// `__Host-` prefix forbids; the prefix keeps a sibling domain from planting one, which matters more.
const known = '__Host-sac-known'
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict'
const yearSeconds = 365 * 86_400

export const setRefreshCookie = (token: string, expiresAt: Date): string =>
  `${refreshCookie}=${token}; ${attributes}; Expires=${expiresAt.toUTCString()}`

export const clearRefreshCookie = `${refreshCookie}=; ${attributes}; Max-Age=0`

/** The refresh token of a Cookie header, or null. */
export const readRefreshCookie = (header: string | undefined): string | null => read(header, refreshCookie)

/** Stays when somebody signs out: it says that this browser has signed in before, not that it is signed in. */
export const setKnownCookie = (text: string): string => `${known}=${text}; ${attributes}; Max-Age=${yearSeconds}`

/** What was set with `setKnownCookie`, or null. */
export const readKnownCookie = (header: string | undefined): string | null => read(header, known)

function read(header: string | undefined, name: string): string | null {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1) ?? null
}
