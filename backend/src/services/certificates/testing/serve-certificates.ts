import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Role } from '@sac/contracts/role'
import { createApp } from '@sac/platform/http/create-app'
import { Problem } from '@sac/platform/http/problem'
import type { Route } from '@sac/platform/http/route'
import { uuidv7 } from '@sac/platform/ids'
import type { OpenCertificates } from './open-certificates.ts'

/** Routes behind a server. The caller says who it is: roles and ids are the subject here, tokens are not. */
export async function serveCertificates({ deps }: OpenCertificates, routes: Route[]) {
  const app = createApp({
    routes,
    authenticate: async ({ headers }) => {
      const role = Role.safeParse(headers['x-role'])
      if (!role.success) throw new Problem('auth.required')
      return { proof: 'person', role: role.data, userId: String(headers['x-user'] ?? uuidv7()) }
    },
    checkAnswers: true,
    log: deps.log,
    newId: uuidv7,
    probes: { ready: {} },
    trustedProxies: 1,
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    get: (path: string, headers: Record<string, string> = { 'x-role': 'admin' }) => fetch(base + path, { headers }),
    post: (path: string, body: object, headers: Record<string, string> = { 'x-role': 'admin' }) =>
      fetch(base + path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
