import { Problem } from '@sac/platform/http/problem'
import { readBytes } from '@sac/platform/http/read-bytes'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { MailReports, takeMailReport, takeSmsReport } from '../handlers/take-reports.ts'
import { isFromSendGrid, isFromTwilio } from '../keys/verify-webhooks.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'

const maxBytes = 1_000_000

type Signers = { sendgridKey: string | undefined; twilioToken: string | undefined }
type Headers = Readonly<Record<string, unknown>>

const headerOf = (headers: Headers, name: string) => {
  const value = headers[name]
  return typeof value === 'string' ? value : ''
}
const unsigned = () => new Problem('webhook.refused', { detail: 'Reports are taken from the provider alone.' })

function mailReportsIn(body: Buffer) {
  try {
    const read = z.safeParse(MailReports, JSON.parse(body.toString('utf8')))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

/** What providers report. Answered when it is kept; they send again otherwise. */
export const webhookRoutes = (deps: NotificationsDeps, { sendgridKey, twilioToken }: Signers): Route[] => [
  route({
    operation: 'notifications.sendgrid-events',
    handler: async ({ body, headers }) => {
      const bytes = await readBytes(body, maxBytes)
      const signature = headerOf(headers, 'x-twilio-email-event-webhook-signature')
      const timestamp = headerOf(headers, 'x-twilio-email-event-webhook-timestamp')
      if (!sendgridKey || !isFromSendGrid(sendgridKey, { signature, timestamp, body: bytes })) throw unsigned()
      for (const report of mailReportsIn(bytes)) await takeMailReport(deps, report)
      return { status: 204 }
    },
  }),
  route({
    operation: 'notifications.twilio-status',
    handler: async ({ params, body, headers }) => {
      const bytes = await readBytes(body, maxBytes)
      const signature = headerOf(headers, 'x-twilio-signature')
      const url = `${deps.site.url}/api/v1/notifications/webhooks/twilio/${params.id}`
      if (!twilioToken || !isFromTwilio(twilioToken, { signature, url, body: bytes })) throw unsigned()
      const form = new URLSearchParams(bytes.toString('utf8'))
      const [status, providerId, errorCode] = ['MessageStatus', 'MessageSid', 'ErrorCode'].map((name) => form.get(name))
      await takeSmsReport(deps, {
        messageId: params.id,
        status: status ?? '',
        providerId: providerId ?? null,
        errorCode: errorCode ?? null,
      })
      return { status: 204 }
    },
  }),
]
