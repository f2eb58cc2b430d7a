import { createServer as createHttpServer, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export type Listening = {
  port: number
  /** Accepts nothing new, lets running requests finish for at most `deadlineMs`, then cuts them. Idempotent. */
  close: (deadlineMs: number) => Promise<void>
}

type ListenOptions = {
  /** 0 takes any free port. */
  port: number
  host?: string
  /** PEM texts; without them plain HTTP. */
  tls?: { cert: string; key: string }
}

/** Starts serving. Throws an error of one clear sentence when the port cannot be had. */
export async function listen(app: RequestListener, { port, host, tls }: ListenOptions): Promise<Listening> {
  const server: Server = tls ? createHttpsServer(tls, app) : createHttpServer(app)
  server.headersTimeout = 20_000
  server.requestTimeout = 60_000
  server.keepAliveTimeout = 65_000
  await bind(server, port, host)
  let closing: Promise<void> | undefined
  const answers = new Set<ServerResponse>()
  server.prependListener('request', (_request, response) => {
    if (closing) response.setHeader('Connection', 'close')
    answers.add(response)
    response.once('close', () => answers.delete(response))
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: (deadlineMs) => (closing ??= closeServer(server, { deadlineMs, answers })),
  }
}

function bind(server: Server, port: number, host?: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: NodeJS.ErrnoException) => reject(new Error(reasonOf(cause, port), { cause }))
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      resolve()
    })
  })
}

function reasonOf({ code }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is already in use; set PORT to another one.`
  if (code === 'EACCES') return `Port ${port} may not be used by this account; set PORT to one above 1023.`
  return `The server cannot listen on port ${port} (${code ?? 'unknown reason'}).`
}

type Closing = { deadlineMs: number; answers: ReadonlySet<ServerResponse> }

async function closeServer(server: Server, { deadlineMs, answers }: Closing): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // What never ends by itself is not waited for.
  for (const answer of answers)
    if (String(answer.getHeader('content-type')).startsWith('text/event-stream')) answer.destroy()
  // Connections whose last answer was under way become idle only later.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), deadlineMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
