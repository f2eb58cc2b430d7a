// Twilio by its own package. It has no key against sending twice either: its list of messages to a number is looked through.
import * as z from 'zod/mini'
import { handedByStatus, handedWithoutAnswer } from './network-error.ts'
import { type Asked, type Asking, type Handed, type Outgoing, type Provider, tooLate } from './port.ts'

type Options = {
  accountSid: string
  authToken: string
  from: string
  /** Without a slash at its end. */
  baseUrl: string
  /** Where it reports what became of a message. */
  reportUrl: (messageId: string) => string
  deadlineMs?: number
  settledMs?: number
}
type Client = Awaited<ReturnType<typeof openClient>>

type Requested = {
  method: string
  uri: string
  username?: string
  password?: string
  headers?: Record<string, string>
  data?: Record<string, unknown>
  params?: Record<string, unknown>
}

const texts = (given: Record<string, unknown> = {}) =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value as string | number)]],
    ),
  )

/** The package's own waits for ever where an answer trickles in. */
const createHttp = (deadlineMs: number) => ({
  request: async ({ method, uri, username, password, headers = {}, data, params }: Requested) => {
    const search = texts(params).toString()
    const response = await fetch(search === '' ? uri : `${uri}?${search}`, {
      method,
      headers: { ...headers, authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` },
      ...(method.toUpperCase() === 'POST' ? { body: texts(data) } : {}),
      signal: AbortSignal.timeout(deadlineMs),
      redirect: 'error',
    })
    return { statusCode: response.status, body: await response.text(), headers: Object.fromEntries(response.headers) }
  },
})

async function openClient({ accountSid, authToken, baseUrl, deadlineMs }: Required<Options>) {
  const { default: twilio } = await import('twilio')
  // All it uses of its HTTP client is `request`.
  const httpClient = createHttp(deadlineMs) as unknown as NonNullable<Parameters<typeof twilio>[2]>['httpClient']
  const client = twilio(accountSid, authToken, httpClient ? { httpClient } : {})
  client.api.baseUrl = baseUrl
  return client
}

const Refusal = z.object({ status: z.int(), code: z.optional(z.int()) })

async function hand(client: Client, { from, reportUrl }: Options, message: Outgoing): Promise<Handed> {
  const { messageId, written } = message
  try {
    const statusCallback = reportUrl(messageId)
    if (!message.isInTime()) return tooLate
    const { sid } = await client.messages.create({ to: written.to, from, body: written.text, statusCallback })
    return typeof sid === 'string' && sid !== ''
      ? { kind: 'accepted', providerId: sid }
      : { kind: 'lost', reason: 'strange-answer' }
  } catch (error) {
    const refusal = z.safeParse(Refusal, error)
    if (!refusal.success) return handedWithoutAnswer(error)
    const { status, code = status } = refusal.data
    return handedByStatus(status, { reason: `twilio-${code}` })
  }
}

/** Clocks differ. */
const leewayMs = 30_000

async function ask(client: Client, { written, calledAt, isKnown }: Asking): Promise<Asked> {
  if (!written) return { kind: 'unaskable' }
  try {
    const since = calledAt.getTime() - leewayMs
    for (const { sid, body, dateCreated } of await client.messages.list({ to: written.to, limit: 50 })) {
      const isOurs = body === written.text && dateCreated.getTime() >= since
      if (isOurs && !(await isKnown(sid))) return { kind: 'found', providerId: sid }
    }
    return { kind: 'absent' }
  } catch (error) {
    return askedInVain(error)
  }
}

function askedInVain(error: unknown): Asked {
  const refusal = z.safeParse(Refusal, error)
  return refusal.success && [401, 403, 404].includes(refusal.data.status) ? { kind: 'unaskable' } : { kind: 'silent' }
}

export function createTwilio({ deadlineMs = 10_000, settledMs = 30_000, ...given }: Options): Provider {
  const options = { ...given, deadlineMs, settledMs }
  let opened: Promise<Client> | undefined
  const open = () => (opened ??= openClient(options))
  return {
    name: 'twilio',
    deadlineMs,
    settledMs,
    hand: async (message) => hand(await open(), options, message),
    ask: async (message) => ask(await open(), message),
  }
}
