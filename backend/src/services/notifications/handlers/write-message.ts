// A message from its row: what it says, to whom, with which files.

import { isStoppable } from '../domain/is-wanted.ts'
import type { Message, Written } from '../domain/message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { type Composing, composeMessage, fillerOf } from '../rendering/compose-message.ts'
import { smsText } from '../rendering/sms-text.ts'
import { toHtml } from '../rendering/to-html.ts'
import { toText } from '../rendering/to-text.ts'
import { isSuppressed } from '../store/suppression-rows.ts'
import { outlines } from '../templates/outlines.ts'
import { wordsIn } from '../templates/words-in.ts'
import { attachmentsOf, readFiles } from './attach-files.ts'
import { findingsIn, findLookups } from './find-lookups.ts'
import { type Addressee, findAddressee, nobody, type Unwritten } from './look-up.ts'

export type Finished = { kind: 'written'; written: Written; files: readonly Uint8Array[] }

/** Events of a paper and of its test come by two ways: for so long one waits for the other. */
const patienceMs = 60_000

/** Writes a message; or says why it is not written, now or ever. */
export async function writeMessage(deps: NotificationsDeps, message: Message): Promise<Finished | Unwritten> {
  const addressee = await findAddressee(deps, message)
  if ('kind' in addressee) return addressee
  if (await isSuppressed(deps.pool, { address: addressee.to })) return nobody('address-suppressed')
  const { lookedUp, timeZone, test } = await findLookups(deps, message, addressee)
  const age = deps.now().getTime() - message.createdAt.getTime()
  if (outlines[message.template].kind === 'certificate' && !test && age < patienceMs)
    return { kind: 'not-yet', reason: 'test-unknown' }
  const { template, data } = message
  const { language } = addressee
  const findings = await findingsIn(language, test)
  const composing = { template, language, data, lookedUp, timeZone, findings, attached: [], stopUrl: null }
  const written =
    message.channel === 'sms'
      ? writeSms(message, composing, addressee)
      : writeMail(deps, message, { composing, addressee })
  const files = await readFiles(deps, written.attachments)
  return files ? { kind: 'written', written, files } : { kind: 'not-yet', reason: 'file-missing' }
}

function writeSms({ template }: Message, composing: Composing, { to, language }: Addressee): Written {
  const { sms = '' } = wordsIn(language).messages[template]
  const { text } = smsText(fillerOf(composing)(sms, true) ?? '')
  return { from: null, to, language, subject: null, text, html: null, headers: {}, attachments: [] }
}

type Mail = { composing: Composing; addressee: Addressee }

function writeMail(deps: NotificationsDeps, message: Message, { composing, addressee }: Mail): Written {
  const { kind, to = '' } = outlines[message.template]
  const fill = fillerOf(composing)
  const { centre, site } = composing.lookedUp
  const attachments = attachmentsOf(deps, message, {
    summary: fill(wordsIn(addressee.language).calendar.summary, true) ?? '',
    location: centre ? `${centre.name}, ${centre.place}` : '',
    url: fill(to, true) ?? site.url,
  })
  const { userId } = message
  const token = userId !== null && isStoppable(kind) ? deps.stopLinks.tokenOf({ userId, kind }) : null
  const stopUrl = token === null ? null : `${site.url}/u/${token}`
  const parts = composeMessage({ ...composing, attached: attachments.map(({ filename }) => filename), stopUrl })
  return {
    from: fromOf(deps.site.mailFrom, parts.sender),
    to: addressee.to,
    language: addressee.language,
    subject: oneLine(parts.subject),
    text: toText(parts),
    html: toHtml(parts),
    headers: { ...headersOf(stopUrl), 'X-Correlation-Id': message.correlationId },
    attachments,
  }
}

/** A line break in a header would begin another one. */
const oneLine = (text: string) => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()

/** The centre's name before our address. */
const fromOf = (mailFrom: string, sender: string) => {
  const address = /<([^<>]+)>\s*$/.exec(mailFrom)?.[1] ?? mailFrom
  return `${oneLine(sender).replaceAll(/["<>,;:@\\]/g, '')} <${address}>`
}

/** RFC 8058: the mail program's own button. */
const headersOf = (stopUrl: string | null): Record<string, string> => ({
  'Auto-Submitted': 'auto-generated',
  ...(stopUrl === null
    ? {}
    : { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
})
