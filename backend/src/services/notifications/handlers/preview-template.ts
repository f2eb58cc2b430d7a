import type { MessagePreview } from '@sac/contracts/http/notifications'
import type { MessageName } from '@sac/contracts/messages/message'
import type { PersonLanguage } from '@sac/contracts/person-language'
import { isStoppable } from '../domain/is-wanted.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { composeMessage, fillerOf } from '../rendering/compose-message.ts'
import { smsText } from '../rendering/sms-text.ts'
import { toHtml } from '../rendering/to-html.ts'
import { toText } from '../rendering/to-text.ts'
import type { Outline } from '../templates/outline.ts'
import { outlines } from '../templates/outlines.ts'
import { sampleData, sampleFindings, sampleLookups } from '../templates/samples.ts'
import { wordsIn } from '../templates/words-in.ts'

type Previewed = { template: MessageName; language: PersonLanguage }

const filesOf = (attached: Outline['attached'], { number }: Readonly<Record<string, unknown>>) => {
  if (attached === undefined) return []
  return [attached === 'calendar' ? 'appointment.ics' : `${String(number)}.pdf`]
}

/** A template with made-up data. */
export function previewTemplate(
  { site }: Pick<NotificationsDeps, 'site'>,
  { template, language }: Previewed,
): MessagePreview {
  const { event, kind, attached, channels } = outlines[template]
  const data = sampleData(event)
  const composing = {
    template,
    language,
    data,
    lookedUp: sampleLookups(site.url, kind),
    timeZone: 'Europe/Paris',
    findings: sampleFindings(template, language),
    attached: filesOf(attached, data),
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
