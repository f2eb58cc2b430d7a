// SendGrid by its own package. It has no key against sending twice: our id travels with each mail, and its activity is asked for it.
import { Buffer } from 'node:buffer'
import * as z from 'zod/mini'
import { handedByStatus, handedWithoutAnswer } from './network-error.ts'
import { type Asked, type Asking, type Handed, type Outgoing, type Provider, tooLate } from './port.ts'

type Options = {
  apiKey: string
  /** Without a slash at its end. */
  baseUrl: string
  /** Of a whole call; the package has none, and waits for ever. */
  deadlineMs?: number
  settledMs?: number
}

/** What the package exports is one object for the whole process. */
const another = <Made extends object>(one: Made): Made => new (one.constructor as new () => Made)()

/** A client of its own for each call: the deadline is the client's. */
async function openMail({ apiKey, baseUrl, deadlineMs }: Required<Options>) {
  const [shared, sharedClient] = await Promise.all([import('@sendgrid/mail'), import('@sendgrid/client')])
  const client = another(sharedClient.default)
  client.setApiKey(apiKey)
  client.setDefaultRequest('baseUrl', baseUrl)
  // Handed on to axios, of which the package's types name only a part.
  const limits: object = { signal: AbortSignal.timeout(deadlineMs), maxRedirects: 0, timeout: deadlineMs }
  for (const [name, value] of Object.entries(limits) as [never, never][]) client.setDefaultRequest(name, value)
  const mail = another(shared.default)
  mail.setClient(client)
  return mail
}

const dataOf = ({ messageId, written, files }: Outgoing) => ({
  from: written.from ?? '',
  to: written.to,
  subject: written.subject ?? '',
  content: [
    { type: 'text/plain', value: written.text },
    { type: 'text/html', value: written.html ?? '' },
  ] as [{ type: string; value: string }, { type: string; value: string }],
  headers: { ...written.headers },
  customArgs: { notificationId: messageId },
  attachments: written.attachments.map(({ filename, contentType }, at) => ({
    filename,
    type: contentType.split(';')[0] ?? contentType,
    disposition: 'attachment',
    content: Buffer.from(files[at] ?? []).toString('base64'),
  })),
  // The links of account mails are secrets: nobody rewrites them.
  trackingSettings: { clickTracking: { enable: false }, openTracking: { enable: false } },
})

const Refusal = z.object({ code: z.int(), response: z.object({ headers: z.record(z.string(), z.unknown()) }) })

async function hand(options: Required<Options>, message: Outgoing): Promise<Handed> {
  try {
    const mail = await openMail(options)
    const data = dataOf(message)
    if (!message.isInTime()) return tooLate
    const [{ statusCode, headers }] = await mail.send(data)
    const { 'x-message-id': providerId } = headers as Record<string, unknown>
    // A page of somebody in between is no answer of SendGrid's.
    return statusCode === 202 && typeof providerId === 'string'
      ? { kind: 'accepted', providerId }
      : { kind: 'lost', reason: 'strange-answer' }
  } catch (error) {
    const refusal = z.safeParse(Refusal, error)
    if (!refusal.success) return handedWithoutAnswer(error)
    const { code, response } = refusal.data
    return handedByStatus(code, { retryAfter: response.headers['retry-after'], reason: `sendgrid-${code}` })
  }
}

const Activity = z.object({ messages: z.array(z.object({ msg_id: z.string() })) })

async function ask({ apiKey, baseUrl, deadlineMs }: Required<Options>, { messageId }: Asking): Promise<Asked> {
  const query = new URLSearchParams({ limit: '1', query: `unique_args['notificationId']="${messageId}"` })
  try {
    const response = await fetch(`${baseUrl}/v3/messages?${query.toString()}`, {
      headers: { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(deadlineMs),
      redirect: 'error',
    })
    // Its activity is sold apart.
    if ([401, 403, 404].includes(response.status)) return { kind: 'unaskable' }
    if (!response.ok) return { kind: 'silent' }
    const [found] = z.parse(Activity, await response.json()).messages
    return found ? { kind: 'found', providerId: found.msg_id } : { kind: 'absent' }
  } catch {
    return { kind: 'silent' }
  }
}

/** `settledMs`: its activity shows a mail only after a while. */
export function createSendGrid({ deadlineMs = 10_000, settledMs = 120_000, ...given }: Options): Provider {
  const options = { ...given, deadlineMs, settledMs }
  return {
    name: 'sendgrid',
    deadlineMs,
    settledMs,
    hand: (message) => hand(options, message),
    ask: (message) => ask(options, message),
  }
}
