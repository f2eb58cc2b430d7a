import { BlobError } from '@sac/platform/blobs/port'
import type { Message, Written } from '../domain/message.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { calendarFile } from '../rendering/calendar-file.ts'
import { outlines } from '../templates/outlines.ts'

type Attachment = Written['attachments'][number]
const text = (value: unknown) => (typeof value === 'string' ? value : null)

type Words = { summary: string; location: string; url: string }

/** The files that go with a mail. */
export function attachmentsOf(
  { now, site }: NotificationsDeps,
  { template, data }: Message,
  words: Words,
): Attachment[] {
  const { attached } = outlines[template]
  if (attached === 'paper') return paperOf(data)
  if (attached !== 'calendar') return []
  const file = calendarFile({ ...words, data, at: now(), host: new URL(site.url).hostname })
  if (file === null) return []
  const method = file.includes('METHOD:CANCEL') ? 'CANCEL' : 'PUBLISH'
  return [{ filename: 'appointment.ics', contentType: `text/calendar; charset=utf-8; method=${method}`, text: file }]
}

function paperOf(data: Message['data']): Attachment[] {
  const sha256 = text(data['pdfSha256'])
  const name = (text(data['number']) ?? 'report').replaceAll(/[^\w.-]/g, '-')
  return sha256 === null ? [] : [{ filename: `${name}.pdf`, contentType: 'application/pdf', sha256 }]
}

/** Contents in their order; null while one of them is not there. */
export async function readFiles(
  { blobs }: Pick<NotificationsDeps, 'blobs'>,
  attachments: readonly Attachment[],
): Promise<Uint8Array[] | null> {
  try {
    return await Promise.all(
      attachments.map(async (one) => ('text' in one ? Buffer.from(one.text) : await blobs.readAll(one.sha256))),
    )
  } catch (error) {
    if (error instanceof BlobError && error.kind === 'not-found') return null
    throw error
  }
}
