// The refresh token lives only here: HttpOnly, same site, sent to the auth operations alone would need a Path, which the
// `__Host-` prefix forbids; the prefix keeps a sibling domain from planting one, which matters more.
const name = '__Host-sac-refresh'
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict'

export const setRefreshCookie = (token: string, expiresAt: Date): string =>
  `${name}=${token}; ${attributes}; Expires=${expiresAt.toUTCString()}`

export const clearRefreshCookie = `${name}=; ${attributes}; Max-Age=0`

/** The token of a Cookie header, or null. */
export function readRefreshCookie(header: string | undefined): string | null {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1) ?? null
}
