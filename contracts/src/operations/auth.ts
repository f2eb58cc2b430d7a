import { EndSessions, LoginRequest, SessionList, SessionResult, SessionsEnded, SignedInUser } from '../http/auth.ts'
import { ListPage } from '../http/page.ts'
import { json, type Operations, page } from './operation.ts'

/** The cookie of the refresh token; its prefix keeps other hosts from setting it. */
export const refreshCookie = '__Host-sac-refresh'

export const everybody = ['customer', 'inspector', 'admin'] as const
export const cookie = 'The refresh token, in a cookie no script reads.'

export const authOperations = {
  'auth.login': {
    method: 'post',
    path: '/api/v1/auth/login',
    summary: 'Sign in with e-mail and password',
    proof: 'none',
    body: LoginRequest,
    answers: { 200: json(SessionResult, { 'Set-Cookie': cookie }) },
    problems: ['auth.invalid-credentials', 'auth.disabled', 'auth.code-required', 'auth.code-wrong'],
  },
  'auth.refresh': {
    method: 'post',
    path: '/api/v1/auth/refresh',
    summary: 'Exchange the refresh cookie for a new access token',
    proof: 'none',
    isUnlimited: true,
    session: 'required',
    answers: { 200: json(SessionResult, { 'Set-Cookie': cookie }) },
    problems: ['auth.required', 'auth.expired', 'auth.disabled'],
  },
  'auth.logout': {
    method: 'post',
    path: '/api/v1/auth/logout',
    summary: 'End the session of the refresh cookie',
    proof: 'none',
    isUnlimited: true,
    session: 'optional',
    answers: { 204: { headers: { 'Set-Cookie': 'Takes the refresh token away.' } } },
  },
  'auth.me': {
    method: 'get',
    path: '/api/v1/auth/me',
    summary: 'Who is signed in',
    proof: 'person',
    beforeSecondFactor: true,
    roles: everybody,
    answers: { 200: json(SignedInUser) },
  },
  'auth.sessions': {
    method: 'get',
    path: '/api/v1/auth/sessions',
    summary: 'Where I am signed in',
    proof: 'person',
    beforeSecondFactor: true,
    roles: everybody,
    query: ListPage,
    answers: { 200: page(SessionList) },
  },
  'auth.end-sessions': {
    method: 'post',
    path: '/api/v1/auth/sessions/end',
    summary: 'End one of my sessions, or all',
    proof: 'person',
    beforeSecondFactor: true,
    roles: everybody,
    body: EndSessions,
    answers: { 200: json(SessionsEnded) },
  },
} as const satisfies Operations
