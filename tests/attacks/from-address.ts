// A client at an address of its own on this machine (127.0.0.0/8), as a limit by address sees it; keeps no cookies by itself.
import { request } from 'node:http'
import { text } from 'node:stream/consumers'

/** @param ip the address the request comes from */
type Sending = { ip: string; cookie?: string; body?: unknown; bearer?: string }
export type Answer = { status: number; cookies: Readonly<Record<string, string>>; json: unknown }

/** POSTs JSON; the answer's cookies by name. */
export function postFrom(url: string, path: string, { ip, cookie, body, bearer }: Sending): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    ...(cookie !== undefined && { cookie }),
    ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
  }
  const { port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers, localAddress: ip }, (answer) => {
      const set = answer.headers['set-cookie'] ?? []
      const pairs = set.map((one) => (one.split(';')[0] ?? '').split(/=(.*)/s))
      const cookies = Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]))
      text(answer).then(
        (json) => resolve({ status: answer.statusCode ?? 0, cookies, json: json === '' ? null : JSON.parse(json) }),
        reject,
      )
    })
    sent.on('error', reject).end(body === undefined ? undefined : JSON.stringify(body))
  })
}
