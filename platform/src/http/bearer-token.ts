import type { IncomingHttpHeaders } from 'node:http'
import { Problem } from './problem.ts'

/** The access token of an Authorization header; throws `auth.required` without one. */
export function bearerToken({ authorization }: IncomingHttpHeaders): string {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/.exec(authorization ?? '') ?? []
  if (token === undefined) throw new Problem('auth.required')
  return token
}
