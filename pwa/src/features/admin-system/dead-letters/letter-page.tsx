import '../parts/system.css'
import type { DeadLetterDetail } from '@sac/contracts/http/dead-letters'
import { operatorOperations } from '@sac/contracts/operations/operators'
import { Link } from '#admin/link.tsx'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { Section } from '#admin/record/section.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { KeptBytes } from '../parts/kept-bytes.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { hexOf } from './hex-of.ts'
import { LetterActs } from './letter-acts.tsx'
import { reasonWords } from './reason-words.ts'
import { StateChip } from './state-chip.tsx'

/** One event that was given up: why, what it says to the byte, and what to do with it. */
export function LetterPage() {
  const id = useParam('letterId')
  const read = useOffice(operatorOperations['admin.dead-letter-read'], { params: { id } }, { everyMs: 15_000 })
  const { messages } = useWords()
  return (
    <AnsweredRecord
      of={read}
      title={messages.system.letters.event}
      back={<Link to="/system/letters">{messages.system.letters.title}</Link>}
    >
      {(letter) => <LetterRecord of={letter} />}
    </AnsweredRecord>
  )
}

function LetterRecord({ of: letter }: { of: DeadLetterDetail }) {
  const { letters: words } = useWords().messages.system
  const facts = useFacts(letter)
  const { eventType, value, valueBase64, error, settledReason } = letter
  const bytes = <KeptBytes text={hexOf(valueBase64)} label={words.bytes} />
  const text = <KeptBytes text={readable(value)} label={words.content} />
  return (
    <RecordPage
      title={eventType}
      heading={
        <span className="cluster">
          <Figures>{eventType}</Figures> <StateChip state={letter.state} />
        </span>
      }
      back={<Link to="/system/letters">{words.title}</Link>}
      acts={letter.state === 'open' && <LetterActs letter={letter} />}
      facts={facts}
      tabs={[
        { id: 'text', name: words.content, content: text },
        { id: 'bytes', name: words.bytes, content: bytes },
        { id: 'headers', name: words.headers, content: <Pairs of={headersOf(letter)} /> },
      ]}
    >
      {settledReason && (
        <Section title={words.settled}>
          <p dir="auto">{settledReason}</p>
        </Section>
      )}
      {error && (
        <Section title={words.error}>
          <KeptBytes text={error} label={words.error} />
        </Section>
      )}
    </RecordPage>
  )
}

/** JSON line by line; anything else as it came. */
function readable(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}

const headersOf = ({ headers, messageKey, messageKeyBase64 }: DeadLetterDetail): Record<string, string> => ({
  key: messageKeyBase64 === null ? messageKey : `${messageKey} (base64 ${messageKeyBase64})`,
  ...Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : `base64 ${value.base64}`,
    ]),
  ),
})

function useFacts(letter: DeadLetterDetail) {
  const { letters: words } = useWords().messages.system
  const nameOf = useStaffNames()
  const { topic, partition, offset, settledAt, settledBy, outcome } = letter
  return [
    { name: words.reason, value: reasonWords(words, letter.reason) },
    { name: words.group, value: <Figures>{letter.group}</Figures> },
    { name: words.givenUp, value: <When at={letter.givenUpAt} /> },
    { name: words.attempts, value: <span className="tabular">{letter.attempts}</span> },
    { name: words.replays, value: <span className="tabular">{letter.replays}</span> },
    { name: words.step, value: <Figures>{letter.step}</Figures> },
    { name: words.position, value: <Figures>{`${topic} ${partition} · ${offset}`}</Figures> },
    { name: words.key, value: <Figures>{letter.key}</Figures> },
    { name: words.outcome, value: outcome === null ? words.nobody : words.outcomes[outcome] },
    ...(settledAt && settledBy
      ? [
          {
            name: words.settled,
            value: (
              <>
                <When at={settledAt} /> {nameOf(settledBy)}
              </>
            ),
          },
        ]
      : []),
  ]
}
