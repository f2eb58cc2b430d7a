import type { MessageChannel } from '@sac/contracts/messages/message'
import { createOutbox } from './providers/create-outbox.ts'
import { createSendGrid } from './providers/create-sendgrid.ts'
import { createTwilio } from './providers/create-twilio.ts'
import type { Provider } from './providers/port.ts'
import type { ProviderSettings } from './settings.ts'

/** A provider for each channel; the outbox where there is no key. `url` of the site, without a slash at its end. */
export function openProviders(settings: ProviderSettings, url: string): Readonly<Record<MessageChannel, Provider>> {
  const { SENDGRID_API_KEY: apiKey, SENDGRID_BASE_URL: baseUrl } = settings
  return {
    email: apiKey === undefined ? createOutbox() : createSendGrid({ apiKey, baseUrl }),
    sms: smsOf(settings, url),
  }
}

function smsOf(settings: ProviderSettings, url: string): Provider {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from } = settings
  if (accountSid === undefined || authToken === undefined || from === undefined) return createOutbox()
  const reportUrl = (messageId: string) => `${url}/api/v1/notifications/webhooks/twilio/${messageId}`
  return createTwilio({ accountSid, authToken, from, baseUrl: settings.TWILIO_BASE_URL, reportUrl })
}
