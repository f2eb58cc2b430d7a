// Who may do what, proven against the running product from its own OpenAPI document.
import { expect } from '@playwright/test'
import { enrolDevice, signIn } from '../support/simulated-device.ts'
import { test } from './shared-product.ts'

type Documented = { operationId: string; 'x-roles': string[]; security: Record<string, never[]>[] }
type Api = { paths: Record<string, Record<string, Documented>> }

const callers = ['anonymous', 'customer', 'inspector', 'admin'] as const

let url: string
test.beforeAll(({ product }) => {
  url = product.stack.url
})

const id = '019a0000-0000-7000-8000-00000000ffff'
const addressOf = (path: string) => path.replaceAll('{sha256}', '0'.repeat(64)).replaceAll(/\{\w+\}/g, id)

async function call(method: string, path: string, authorization: string | null): Promise<number> {
  const headers = { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) }
  const body = method === 'get' ? {} : { body: '{}' }
  const response = await fetch(`${url}${addressOf(path)}`, { method: method.toUpperCase(), headers, ...body })
  const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  await (isEndless ? response.body?.cancel() : response.arrayBuffer())
  return response.status
}

test('every documented operation answers exactly the roles it names', async () => {
  const api = (await (await fetch(`${url}/api/openapi.json`)).json()) as Api
  const tokens: Record<string, string | null> = { anonymous: null }
  for (const role of callers.slice(1)) tokens[role] = `Bearer ${(await signIn(url, `${role}@demo.test`)).accessToken}`
  const wrong: string[] = []
  let cells = 0
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const needsDevice = operation.security.length > 0 && operation.security.every((scheme) => 'device' in scheme)
      for (const caller of callers) {
        const status = await call(method, path, tokens[caller] ?? null)
        const refused = status === 401 || status === 403
        // The sign-in operations refuse what is posted, not who posts it.
        const isNamed = operation['x-roles'].includes(caller)
        const mayEnter = isNamed && !needsDevice
        const isLet = operation.operationId === 'auth.refresh' ? status === 401 : mayEnter !== refused
        // Whoever is named, and comes without the device that is asked for too, is told of what they sent first.
        const expected = isNamed && needsDevice ? status >= 400 : isLet
        if (!expected || status >= 500 || status === 405) wrong.push(`${operation.operationId} as ${caller}: ${status}`)
        cells += 1
      }
    }
  }
  expect(wrong).toEqual([])
  expect(cells).toBeGreaterThan(80)
})

test('a device credential opens the device operations and nothing else', async () => {
  const inspector = await signIn(url, 'inspector@demo.test')
  const device = await enrolDevice(url, inspector)
  expect((await device.upload([])).watermark.contiguous).toBe(0)
  for (const path of ['/api/v1/inspections', '/api/v1/admin/devices', '/api/v1/auth/me']) {
    const response = await fetch(`${url}${path}`, { headers: { 'Sac-Device': 'x'.repeat(43) } })
    expect(response.status, path).toBe(401)
  }
})

test('a path nobody documented is not found, and says so as a problem', async () => {
  const response = await fetch(`${url}/api/v1/secrets`)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: 'request.not-found', correlationId: expect.any(String) })
})
