import '../parts/system.css'
import type { MessagePreview } from '@sac/contracts/http/notifications'
import type { MessageName } from '@sac/contracts/messages/message'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import type * as z from 'zod/mini'
import { Link } from '#admin/link.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { useAsked } from '#admin/use-asked.ts'
import { Answered } from '#api/answered.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { type LanguageCode, languageNames, languages } from '#design/i18n/language.ts'
import { Segments } from '#design/segments.tsx'
import { useWords } from '#words/admin/words.tsx'
import { KeptBytes } from '../parts/kept-bytes.tsx'
import { MailFrame } from './mail-frame.tsx'

type Preview = z.infer<typeof MessagePreview>

/** A message with made-up data, by language and way; which of them is in the address. */
export function TemplatePage() {
  const { messages, language: own } = useWords()
  const { outgoing: words } = messages
  const { asked, ask } = useAsked()
  // Another name than there are is refused by the office, which says so.
  const template = useParam('template') as z.infer<typeof MessageName>
  const language = languages.find((one) => one === asked['language']) ?? own
  const input = { params: { template }, query: { language } }
  const read = useOffice(notificationOperations['notifications.preview'], input, { keepsBefore: true })
  return (
    <RecordPage
      title={words.names[template] ?? template}
      back={<Link to="/system/templates">{words.templates}</Link>}
      acts={
        <Segments<LanguageCode>
          label={words.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          value={language}
          onChange={(chosen) => ask({ language: chosen })}
        />
      }
    >
      <Answered of={read}>{(preview) => <Shown of={preview} />}</Answered>
    </RecordPage>
  )
}

type Way = 'mail' | 'text' | 'sms'

function Shown({ of: preview }: { of: Preview }) {
  const { outgoing: words } = useWords().messages
  const { asked, ask } = useAsked()
  const way = (['mail', 'text', 'sms'] as const).find((one) => one === asked['as']) ?? 'mail'
  return (
    <>
      <div className="spread">
        <h2>
          <bdi>{preview.subject}</bdi>
        </h2>
        <span className="quiet">{words.preview}</span>
      </div>
      <div className="template-ways">
        <Segments<Way>
          label={words.channel}
          options={[
            { value: 'mail', label: words.asMail },
            { value: 'text', label: words.asText },
            { value: 'sms', label: words.sms },
          ]}
          value={way}
          onChange={(chosen) => ask({ as: chosen })}
        />
      </div>
      {way === 'mail' && <MailFrame html={preview.html} title={preview.subject} />}
      {way === 'text' && <KeptBytes text={preview.text} label={words.asText} dir="auto" />}
      {way === 'sms' && <Sms of={preview.sms} />}
    </>
  )
}

function Sms({ of: sms }: { of: Preview['sms'] }) {
  const { messages, formats } = useWords()
  const { outgoing: words } = messages
  if (sms === null) return <p>{words.noSms}</p>
  return (
    <>
      <KeptBytes text={sms.text} label={words.sms} dir="auto" />
      <p className="quiet">{words.parts(formats.number(sms.parts), sms.encoding)}</p>
    </>
  )
}
