import type { MessagePreview } from '@sac/contracts/http/notifications'
import type { MessageName } from '@sac/contracts/messages/message'
import type { PersonLanguage } from '@sac/contracts/person-language'
import { isStoppable } from '../domain/is-wanted.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { composeMessage, fillerOf } from '../rendering/compose-message.ts'
import { smsText } from '../rendering/sms-text.ts'
import { toHtml } from '../rendering/to-html.ts'
import { toText } from '../rendering/to-text.ts'
import { outlines } from '../templates/outline.ts'
import { sampleData, sampleFindings, sampleLookups } from '../templates/samples.ts'
import { wordsIn } from '../templates/words-in.ts'

type Previewed = { template: MessageName; language: PersonLanguage }

const files = { calendar: ['appointment.ics'], paper: ['L1-26-000481-K.pdf'] } as const

/** A template with made-up data. */
export function previewTemplate(
  { site }: Pick<NotificationsDeps, 'site'>,
  { template, language }: Previewed,
): MessagePreview {
  const { event, kind, attached, channels } = outlines[template]
  const composing = {
    template,
    language,
    data: sampleData(event),
    lookedUp: sampleLookups(site.url),
    timeZone: 'Europe/Paris',
    findings: sampleFindings(template, language),
    attached: attached ? files[attached] : [],
    stopUrl: isStoppable(kind) ? `${site.url}/u/…` : null,
  }
  const parts = composeMessage(composing)
  const { sms = '' } = wordsIn(language).messages[template]
  return {
    subject: parts.subject,
    text: toText(parts),
    html: toHtml(parts),
    sms: channels.includes('sms') ? smsText(fillerOf(composing)(sms, true) ?? '') : null,
  }
}
