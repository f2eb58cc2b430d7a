import './inspections.css'
import type { QuarantineDetail } from '@sac/contracts/http/devices'
import { deviceOperations } from '@sac/contracts/operations/devices'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Chip } from '#admin/chip.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { Link } from '#admin/link.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { Section } from '#admin/record/section.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import { Button } from '#design/button.tsx'
import { wordOf } from '#design/i18n/word-of.ts'
import { useWords } from '#words/admin/words.tsx'

/** One line that is kept apart: its text, why, and what to do with it. */
export function QuarantinedLinePage() {
  const id = useParam('lineId')
  const read = useOffice(deviceOperations['admin.quarantine-read'], { params: { id } })
  const { messages } = useWords()
  return (
    <AnsweredRecord
      of={read}
      title={messages.inspections.line}
      back={<Link to="/inspections/quarantine">{messages.inspections.quarantineTitle}</Link>}
    >
      {(line) => <LinePage of={line} />}
    </AnsweredRecord>
  )
}

function LinePage({ of: line }: { of: QuarantineDetail }) {
  const { inspections: words } = useWords().messages
  const facts = useFacts(line)
  return (
    <RecordPage
      title={words.lineKinds[line.kind]}
      back={<Link to="/inspections/quarantine">{words.quarantineTitle}</Link>}
      acts={
        line.state === 'open' && (
          <>
            <LineAct id={line.id} act="rejudge" />
            <LineAct id={line.id} act="settle" />
          </>
        )
      }
      facts={facts}
    >
      <Section title={words.why}>
        <p lang="en">{line.detail}</p>
        {line.settledReason && <p dir="auto">{line.settledReason}</p>}
      </Section>
      <Section title={words.receivedText}>
        <Kept text={line.received.text} />
      </Section>
      {line.counts && (
        <Section title={words.countingText}>
          <Kept text={line.counts.text} />
        </Section>
      )}
    </RecordPage>
  )
}

/** Scrolled by keyboard, too. */
const Kept = ({ text }: { text: string }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a part that scrolls is reached by keys.
  <pre className="kept-text" dir="ltr" tabIndex={0}>
    <code>{text}</code>
  </pre>
)

function useFacts(line: QuarantineDetail) {
  const { inspections: words } = useWords().messages
  const nameOf = useStaffNames()
  const { inspectionId, settledBy, importedBy } = line
  return [
    {
      name: words.state,
      value: <Chip tone={line.state === 'open' ? 'bad' : 'quiet'}>{words.lineStates[line.state]}</Chip>,
    },
    { name: words.why, value: wordOf(words.lineCodes, line.code) },
    { name: words.device, value: line.deviceName },
    { name: words.received, value: <When at={line.receivedAt} /> },
    ...(inspectionId
      ? [
          {
            name: words.toInspection,
            value: (
              <Link to="/inspections/$inspectionId" params={{ inspectionId }}>
                {inspectionId.slice(0, 8)}
              </Link>
            ),
          },
        ]
      : []),
    ...(importedBy ? [{ name: words.importedBy, value: nameOf(importedBy) }] : []),
    ...(settledBy ? [{ name: words.settledBy, value: nameOf(settledBy) }] : []),
  ]
}

const rows = {
  rejudge: deviceOperations['admin.quarantine-rejudge'],
  settle: deviceOperations['admin.quarantine-settle'],
} as const

type ActProps = { id: string; act: keyof typeof rows }

function LineAct({ id, act }: ActProps) {
  const { inspections: words } = useWords().messages
  const open = useDialog()
  const decide = () => open((onClose) => <LineDialog id={id} act={act} onClose={onClose} />)
  return (
    <Button {...(act === 'rejudge' ? { look: 'primary' as const } : {})} onClick={decide}>
      {words[act]}
    </Button>
  )
}

function LineDialog({ id, act, onClose }: ActProps & { onClose: () => void }) {
  const { inspections: words } = useWords().messages
  return (
    <ActDialog
      row={rows[act]}
      title={words[`${act}Title`]}
      act={words[`${act}Act`]}
      isDangerous={act === 'settle'}
      reason="required"
      input={({ actId, reason }) => ({ params: { id }, body: { commandId: actId, note: reason } })}
      onClose={onClose}
    >
      <Meanwhile
        row={deviceOperations['admin.quarantine-read']}
        input={{ params: { id } }}
        lines={({ state }) => [words.lineStates[state]]}
        by={({ settledBy }) => settledBy}
      />
      <p>{words[`${act}Text`]}</p>
    </ActDialog>
  )
}
