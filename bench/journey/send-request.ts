import { Agent, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'

export type Sending = { method: string; headers: Record<string, string>; body?: Uint8Array }
export type Answer = {
  status: number
  /** Seconds after which to ask again; 1 where nothing is said. */
  retryAfter: number
  body: Buffer /** When the last byte had been handed over (performance.now). */
  sentAt: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request on a connection that stays open: the cheapest client there is here. */
export function sendRequest(url: string, { method, headers, body }: Sending): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let sentAt = 0
    const length = body ? { 'content-length': String(body.length) } : {}
    const outgoing = request(
      url,
      { method, agent, headers: { ...headers, ...length } },
      (response: IncomingMessage) => {
        const retryAfter = Number(response.headers['retry-after'] ?? 1)
        const answer = (bytes: Buffer) => resolve({ status: response.statusCode ?? 0, retryAfter, body: bytes, sentAt })
        buffer(response).then(answer, reject)
      },
    )
    outgoing.on('finish', () => {
      sentAt = performance.now()
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const later = new Set([429, 503])
const patience = 5

/** The same; throws unless it was taken. Where it is told to come later, as devices are, it comes later: the wait counts. */
export async function sendOrThrow(url: string, sending: Sending): Promise<Answer> {
  let answer = await sendRequest(url, sending)
  for (let again = 0; again < patience && later.has(answer.status); again += 1) {
    await sleep(answer.retryAfter * 1_000)
    answer = await sendRequest(url, sending)
  }
  if (answer.status >= 300) throw new Error(`${sending.method} ${url}: ${answer.status} ${answer.body.toString()}`)
  return answer
}
