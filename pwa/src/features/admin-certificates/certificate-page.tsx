import './certificates.css'
import type { CertificateDetail } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { Link } from '#admin/link.tsx'
import { useLive } from '#admin/live/use-live.ts'
import { AnsweredRecord } from '#admin/record/answered-record.tsx'
import { RecordPage } from '#admin/record/record-page.tsx'
import { Timeline } from '#admin/record/timeline.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { useOffice } from '#api/use-office.ts'
import { useParam } from '#api/use-param.ts'
import type { CustomerFormats } from '#design/i18n/customer-formats.ts'
import { Note } from '#design/note.tsx'
import { Figures, Plate } from '#design/plate.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { CertificateActs } from './acts/certificate-acts.tsx'
import { ChangeRequestNote } from './acts/change-request-note.tsx'
import { ResultChip, StatusChip } from './chips.tsx'
import { Paper } from './paper.tsx'
import { reasonWords } from './reason-words.ts'

const row = certificateOperations['certificates.read']

/** One certificate: what it says, whether it counts, its paper, and everything that became of it. */
export function CertificatePage() {
  const id = useParam('certificateId')
  useLive([{ row, by: ['certificate'] }])
  const read = useOffice(row, { params: { id } })
  const { messages } = useWords()
  return (
    <AnsweredRecord
      of={read}
      title={messages.certificates.kinds.certificate}
      back={<Link to="/certificates">{messages.certificates.title}</Link>}
    >
      {(certificate) => <CertificateRecord of={certificate} />}
    </AnsweredRecord>
  )
}

function CertificateRecord({ of: certificate }: { of: CertificateDetail }) {
  const { messages, formats } = useWords()
  const { certificates: words } = messages
  const { number, plate, awaiting } = certificate
  return (
    <RecordPage
      title={number ?? plate}
      heading={
        <span className="certificate-heading">
          {number && <Figures>{number}</Figures>}
          <Plate>{plate}</Plate>
          <StatusChip status={certificate.status} />
        </span>
      }
      back={<Link to="/certificates">{words.title}</Link>}
      acts={<CertificateActs certificate={certificate} />}
      facts={factsOf(certificate, { words, formats })}
      timeline={<History of={certificate} />}
    >
      {awaiting && <ChangeRequestNote certificate={certificate} request={awaiting} />}
      <Standing of={certificate} />
      <Paper certificate={certificate} />
    </RecordPage>
  )
}

type Wording = { words: Messages['certificates']; formats: CustomerFormats }

function factsOf(certificate: CertificateDetail, { words, formats }: Wording) {
  const { inspectionId, plate, result, vin, kind, testedOn, validUntil, issuedAt, revision } = certificate
  const toInspection = (
    <Link to="/inspections/$inspectionId" params={{ inspectionId }}>
      {plate}
    </Link>
  )
  return [
    { name: words.kind, value: words.kinds[kind] },
    { name: words.result, value: <ResultChip result={result} /> },
    { name: words.vin, value: <Figures>{vin}</Figures> },
    { name: words.tested, value: formats.list([formats.date(testedOn)]) },
    ...(validUntil === null ? [] : [{ name: words.validUntil, value: formats.date(validUntil) }]),
    { name: words.issued, value: <When at={issuedAt} /> },
    { name: words.inspection, value: toInspection },
    { name: words.revision, value: formats.number(revision) },
  ]
}

/** Why it does not count, and what replaced it. */
function Standing({ of: { status, reason, note, supersededBy } }: { of: CertificateDetail }) {
  const { certificates: words } = useWords().messages
  if (status === 'valid' || status === 'issuing') return null
  return (
    <Note tone={status === 'revoked' ? 'error' : 'warn'}>
      <h2>{words.statuses[status]}</h2>
      {reason && (
        <p>
          {reasonWords(words, reason)}
          {note && ` – ${note}`}
        </p>
      )}
      {supersededBy && (
        <Link to="/certificates/$certificateId" params={{ certificateId: supersededBy }}>
          {words.replacedBy}
        </Link>
      )}
    </Note>
  )
}

const tones: Readonly<Record<string, 'good' | 'warn' | 'bad'>> = {
  'certificate.generated': 'good',
  'certificate.reinstated': 'good',
  'certificate.suspended': 'warn',
  'certificate.revoke-requested': 'warn',
  'certificate.reissue-requested': 'warn',
  'certificate.revoked': 'bad',
}

function History({ of: { history, certificateId } }: { of: CertificateDetail }) {
  const { certificates: words } = useWords().messages
  const nameOf = useStaffNames()
  const happenings = history.map(({ action, at, actorId, reason, note }, n) => ({
    id: `${certificateId} ${n}`,
    at,
    title: words.actions[action as keyof typeof words.actions] ?? action,
    by: nameOf(actorId, words.system),
    detail: reason || note ? [reason && reasonWords(words, reason), note].filter(Boolean).join(' – ') : undefined,
    ...(tones[action] ? { tone: tones[action] } : {}),
  }))
  return <Timeline of={happenings.toReversed()} />
}
