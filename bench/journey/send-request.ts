import { Agent, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export type Sending = { method: string; headers: Record<string, string>; body?: Uint8Array }
export type Answer = {
  status: number
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
        const answer = (bytes: Buffer) => resolve({ status: response.statusCode ?? 0, body: bytes, sentAt })
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

/** The same; throws unless it was taken. */
export async function sendOrThrow(url: string, sending: Sending): Promise<Answer> {
  const answer = await sendRequest(url, sending)
  if (answer.status >= 300) throw new Error(`${sending.method} ${url}: ${answer.status} ${answer.body.toString()}`)
  return answer
}
