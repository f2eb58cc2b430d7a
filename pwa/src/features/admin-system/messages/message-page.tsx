import '../parts/system.css'
import type { NotificationDetail } from '@sac/contracts/http/notifications'
import { notificationOperations } from '@sac/contracts/operations/notifications'
import { peopleOperations } from '@sac/contracts/operations/people'
import type { ReactNode } from 'react'
import { Link } from '#admin/link.tsx'
import { useLive } from '#admin/live/use-live.ts'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { languageNames } from '#design/i18n/language.ts'
import { Note } from '#design/note.tsx'
import { Figures } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { KeptBytes } from '../parts/kept-bytes.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Attachments } from './attachments.tsx'
import { DecideActs } from './decide-acts.tsx'
import { MailFrame } from './mail-frame.tsx'
import { MessageChip } from './message-chip.tsx'

const row = notificationOperations['notifications.read']

/** One message exactly as it goes out, and what became of it. */
export function MessagePage() {
  const id = useParam('messageId')
  useLive([{ row, by: ['notification'] }])
  const { messages } = useWords()
  const read = useOffice(row, { params: { id } })
  return (
    <AnsweredRecord
      of={read}
      title={messages.outgoing.message}
      back={<Link to="/system/messages">{messages.outgoing.title}</Link>}
    >
      {(message) => <MessageRecord of={message} />}
    </AnsweredRecord>
  )
}

function MessageRecord({ of: message }: { of: NotificationDetail }) {
  const { outgoing: words } = useWords().messages
  const facts = useFacts(message)
  const name = words.names[message.template]
  return (
    <RecordPage
      title={name}
      heading={
        <span className="cluster">
          {name} <MessageChip state={message.state} />
        </span>
      }
      back={<Link to="/system/messages">{words.title}</Link>}
      acts={<DecideActs message={message} />}
      facts={facts}
      tabs={tabsOf(message.message, words)}
    >
      {message.state === 'undecided' && (
        <Note tone="warn">
          <h2>{words.undecidedTitle}</h2>
          <p>{words.undecidedText}</p>
        </Note>
      )}
      {message.message === null && <p className="quiet">{words.unwritten}</p>}
      <Attachments message={message} />
    </RecordPage>
  )
}

function tabsOf(written: NotificationDetail['message'], words: Messages['outgoing']) {
  if (written === null) return []
  const { html, text, headers, subject } = written
  return [
    ...(html === null
      ? []
      : [{ id: 'mail', name: words.asMail, content: <MailFrame html={html} title={subject ?? words.asMail} /> }]),
    { id: 'text', name: words.asText, content: <KeptBytes text={text} label={words.asText} dir="auto" /> },
    { id: 'headers', name: words.headers, content: <Pairs of={headers} /> },
  ]
}

/** What is known; nothing stands for what is not. */
function useFacts(message: NotificationDetail) {
  const { outgoing: words } = useWords().messages
  const { to, userId, reason, provider, providerId, message: written } = message
  const facts: { name: string; value: ReactNode }[] = [
    { name: words.to, value: to && <Figures>{to}</Figures> },
    { name: words.channel, value: words.channels[message.channel] },
    { name: words.made, value: <When at={message.createdAt} /> },
    { name: words.settled, value: <When at={message.settledAt} /> },
    { name: words.attempts, value: <span className="tabular">{message.attempts}</span> },
    { name: words.why, value: reason && <Figures>{reason}</Figures> },
    {
      name: words.provider,
      value: provider && <Figures>{[provider, providerId].filter(Boolean).join(' · ')}</Figures>,
    },
    { name: words.person, value: userId && <PersonLink userId={userId} /> },
    { name: words.correlation, value: <Figures>{message.correlationId}</Figures> },
    ...(written ? writtenFacts(written, words) : []),
  ]
  return facts.filter(({ value }) => value !== null)
}

const writtenFacts = (
  { subject, from, language }: NonNullable<NotificationDetail['message']>,
  words: Messages['outgoing'],
) => [
  { name: words.subject, value: subject && <bdi>{subject}</bdi> },
  { name: words.from, value: from && <Figures>{from}</Figures> },
  { name: words.language, value: languageNames[language] },
]

/** By name; whoever was erased, or a line that does not come, leaves the end of the id. */
function PersonLink({ userId }: { userId: string }) {
  const { data } = useOffice(peopleOperations['users.read'], { params: { id: userId } })
  return (
    <Link to="/people/$userId" params={{ userId }} dir="auto">
      {data?.name ?? <Figures>{userId.slice(-12)}</Figures>}
    </Link>
  )
}
