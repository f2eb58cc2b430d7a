import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { ApiAnswer, ApiRequest } from './api-message.ts'
import { readForm } from './read-form.ts'

export type ServedApi = { url: string; close: () => Promise<void> }

type Serving = { answer: (request: ApiRequest) => Promise<ApiAnswer>; log: Pick<Logger, 'error'> }

/** Stripe's interface on a free port of this machine, and on this machine only. */
export async function serveApi({ answer, log }: Serving): Promise<ServedApi> {
  return serveLocally((request, response) => {
    const answering = readRequest(request).then(answer)
    answering.then(
      (given) => sendAnswer(response, given),
      (err: unknown) => {
        log.error({ err }, 'the demonstration of the payment provider failed')
        sendAnswer(response, { status: 500, body: { error: { type: 'api_error', message: 'Internal error' } } })
      },
    )
  })
}

/** Any listener, there. */
export async function serveLocally(listener: RequestListener): Promise<ServedApi> {
  const server = createServer(listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  // Whoever ends without closing it is not kept alive by it.
  server.unref()
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, close }
}

export async function readRequest(request: IncomingMessage): Promise<ApiRequest> {
  const { pathname: path, search } = new URL(request.url ?? '/', 'http://localhost')
  const { authorization = '', 'idempotency-key': key } = request.headers
  const method = request.method === 'POST' ? 'POST' : 'GET'
  return {
    method,
    path,
    params: readForm(method === 'POST' ? await text(request) : search),
    secretKey: /^Bearer (\S+)$/.exec(authorization)?.[1],
    idempotencyKey: typeof key === 'string' ? key : undefined,
  }
}

export function sendAnswer(response: ServerResponse, { status, headers, body }: ApiAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_stand_in', ...headers })
  response.end(JSON.stringify(body))
}
