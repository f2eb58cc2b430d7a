// A bad line between device and server that knows HTTP: everything it lets through arrives twice, answers get lost, requests
// get lost, photos break off in the middle.

import { once } from 'node:events'
import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

export type FaultCounts = {
  requests: number
  doubled: number
  lostAnswers: number
  lostRequests: number
  brokenUploads: number
}

export type FaultProxy = { url: string; counts: Readonly<FaultCounts>; close: () => Promise<void> }

type Options = {
  target: string
  /** In [0, 1), like Math.random. */
  random: () => number
}

type Message = { method: string; path: string; headers: Record<string, string>; body: Buffer }
type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

/** Reproducible numbers in [0, 1) (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export async function startFaultProxy({ target, random }: Options): Promise<FaultProxy> {
  const counts: FaultCounts = { requests: 0, doubled: 0, lostAnswers: 0, lostRequests: 0, brokenUploads: 0 }
  const server = createServer((incoming, outgoing) => {
    carry(incoming, { target, random, counts }).then(
      (answer) => reply(outgoing, answer),
      // The far side is gone, and so are we.
      () => outgoing.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${portOf(server)}`, counts, close: () => close(server) }
}

function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.')
  return address.port
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}

/** null: the answer is lost. */
function reply(outgoing: ServerResponse, answer: Answer | null): void {
  if (answer === null) outgoing.destroy()
  else outgoing.writeHead(answer.status, answer.headers).end(answer.body)
}

type Line = Options & { counts: FaultCounts }

async function carry(incoming: IncomingMessage, { target, random, counts }: Line): Promise<Answer | null> {
  const message = await read(incoming)
  const fate = random()
  counts.requests += 1
  if (fate < 0.1) {
    counts.lostRequests += 1
    return null
  }
  if (fate < 0.35 && message.method === 'PUT') {
    counts.brokenUploads += 1
    await breakOff(target, message, Math.floor(random() * message.body.length))
    return null
  }
  counts.doubled += 1
  const answer = await sendTwice(target, message, random() < 0.5)
  if (fate < 0.6) return answer
  const lost = fate < 0.8
  if (lost) counts.lostAnswers += 1
  return lost ? null : answer
}

async function sendTwice(target: string, message: Message, atOnce: boolean): Promise<Answer> {
  const first = send(target, message)
  if (!atOnce) await first
  const second = send(target, message)
  await Promise.all([first, second])
  return second
}

async function read(incoming: IncomingMessage): Promise<Message> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { host: _host, connection: _connection, 'transfer-encoding': _encoding, ...headers } = incoming.headers
  const body = Buffer.concat(chunks)
  const kept = { ...(headers as Record<string, string>), 'content-length': String(body.length) }
  return { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: kept, body }
}

function open(target: string, { method, path, headers }: Message) {
  return httpRequest(`${target}${path}`, { method, headers, agent: false })
}

async function send(target: string, message: Message): Promise<Answer> {
  const outgoing = open(target, message)
  outgoing.end(message.body)
  const [response] = (await once(outgoing, 'response')) as [IncomingMessage]
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = response.headers
  return { status: response.statusCode ?? 502, headers, body: Buffer.concat(chunks) }
}

/** Sends the beginning and tears the connection. */
async function breakOff(target: string, message: Message, bytes: number): Promise<void> {
  const outgoing = open(target, message)
  outgoing.on('error', () => undefined)
  await new Promise<void>((resolve) => outgoing.write(message.body.subarray(0, Math.max(1, bytes)), () => resolve()))
  outgoing.destroy()
}
