// A server that speaks SendGrid's and Twilio's API, with moods, and a ledger of what it has really taken.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export const moods = ['well', 'error', 'limit', 'hang', 'reset', 'garbage', 'trickle'] as const
export type Mood = (typeof moods)[number]

type Entry = { id: string; messageId: string; to: string; body: string; at: number }

export type FakeProvider = {
  url: string
  /** How each call is answered; asked for every one. */
  mood: () => Mood
  /** Everything that was taken, in order. */
  ledger: Entry[]
  /** How often each mood was met. */
  met: Map<Mood, number>
  close: () => Promise<void>
}

type Taken = { entry: Entry; answer: () => void }

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))

/** What a mail says of itself. */
function readMail(text: string): Pick<Entry, 'messageId' | 'to' | 'body'> {
  const mail = JSON.parse(text) as {
    personalizations: [{ to: [{ email: string }] }]
    custom_args: { notificationId: string }
    content: [{ value: string }]
  }
  return {
    messageId: mail.custom_args.notificationId,
    to: mail.personalizations[0].to[0].email,
    body: mail.content[0].value,
  }
}

function readSms(text: string): Pick<Entry, 'messageId' | 'to' | 'body'> {
  const form = new URLSearchParams(text)
  const [to = '', body = '', callback = ''] = ['To', 'Body', 'StatusCallback'].map((name) => form.get(name) ?? '')
  return { messageId: callback.split('/').at(-1) ?? '', to, body }
}

const sms = ({ id, to, body, at }: Entry) => ({
  sid: id,
  to,
  body,
  status: 'queued',
  date_created: new Date(at).toUTCString(),
})

/** `random`: 0 … 1. Activity shows what was taken after `lagMs`. */
export async function startFakeProvider({
  random,
  lagMs,
}: {
  random: () => number
  lagMs: number
}): Promise<FakeProvider> {
  const ledger: Entry[] = []
  const met = new Map<Mood, number>()
  const fake = { mood: (): Mood => 'well', ledger, met }

  const find = (url: URL) =>
    ledger
      .filter(({ at }) => at <= Date.now() - lagMs)
      .filter((one) => url.searchParams.get('query')?.includes(one.messageId))

  const answers: Record<Mood, (response: ServerResponse, taken: Taken) => unknown> = {
    well: (_response, { answer }) => answer(),
    error: (response) => json(response, random() < 0.5 ? 500 : 503, { errors: [{ message: 'try again' }] }),
    limit: (response) => json(response, 429, { errors: [{ message: 'too many' }] }, { 'retry-after': '1' }),
    hang: () => sleep(60_000, undefined, { ref: false }),
    reset: (response) => response.socket?.resetAndDestroy(),
    garbage: (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in to the network</html>'),
    trickle: async (response) => {
      response.writeHead(202, { 'content-type': 'application/json' })
      for (let n = 0; n < 600 && !response.destroyed; n += 1) {
        response.write(' ')
        await sleep(100, undefined, { ref: false })
      }
    },
  }

  /** In a bad mood it may have taken the message all the same; a limit never has. */
  const take = async (response: ServerResponse, taken: Taken) => {
    const mood = fake.mood()
    met.set(mood, (met.get(mood) ?? 0) + 1)
    if (mood === 'well' || (mood !== 'limit' && random() < 0.5)) ledger.push(taken.entry)
    await answers[mood](response, taken)
  }

  const newEntry = (read: Pick<Entry, 'messageId' | 'to' | 'body'>, prefix: string): Entry => ({
    ...read,
    id: prefix + randomBytes(16).toString('hex'),
    at: Date.now(),
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake')
    const isTwilio = url.pathname.startsWith('/2010-04-01/')
    if (request.method === 'POST') {
      const text = await bodyOf(request)
      const entry = newEntry(isTwilio ? readSms(text) : readMail(text), isTwilio ? 'SM' : '')
      const answer = () =>
        isTwilio ? json(response, 201, sms(entry)) : response.writeHead(202, { 'x-message-id': entry.id }).end()
      return take(response, { entry, answer })
    }
    const mood = fake.mood()
    const answer = () => {
      if (!isTwilio) return json(response, 200, { messages: find(url).map(({ id }) => ({ msg_id: id })) })
      const messages = ledger.filter(({ to }) => to === url.searchParams.get('To')).map(sms)
      return json(response, 200, { messages, page_size: 50, next_page_uri: null })
    }
    await answers[mood](response, { entry: newEntry({ messageId: '', to: '', body: '' }, ''), answer })
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(fake, {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
