import type { AuditedAct } from '@sac/contracts/http/audit'
import { Link } from '#admin/link.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'

type About = Pick<AuditedAct, 'action' | 'subjectId' | 'subjectName' | 'subjectDevice'>

/** What was done something to: its page where it has one, else its id. */
export function SubjectLink({ of: { action, subjectId: id, subjectName, subjectDevice } }: { of: About }) {
  if (id === null) return null
  if (subjectName !== null)
    return (
      <Link to="/people/$userId" params={{ userId: id }} dir="auto">
        {subjectName}
      </Link>
    )
  if (subjectDevice !== null) return <DeviceOf of={subjectDevice} />
  return <RecordLink kind={action.slice(0, action.indexOf('.'))} id={id} />
}

function RecordLink({ kind, id }: { kind: string; id: string }) {
  const { subjects } = useWords().messages.audited
  switch (kind) {
    case 'certificate':
      return (
        <Link to="/certificates/$certificateId" params={{ certificateId: id }}>
          {subjects.certificate}
        </Link>
      )
    case 'inspection':
      return (
        <Link to="/inspections/$inspectionId" params={{ inspectionId: id }}>
          {subjects.inspection}
        </Link>
      )
    case 'payment':
    case 'refund':
      return (
        <Link to="/money/payments/$paymentId" params={{ paymentId: id }}>
          {subjects.payment}
        </Link>
      )
    case 'quarantine':
      return (
        <Link to="/inspections/quarantine/$lineId" params={{ lineId: id }}>
          {subjects.line}
        </Link>
      )
    default:
      return <Figures>{id}</Figures>
  }
}

/** Its name, and whose it is. */
function DeviceOf({ of: { name, personId, personName } }: { of: NonNullable<About['subjectDevice']> }) {
  const { audit } = useWords().messages.system
  return (
    <span className="cluster">
      <bdi>{name}</bdi>
      {personName === null ? (
        <span className="quiet">{audit.gone}</span>
      ) : (
        <Link to="/people/$userId" params={{ userId: personId }} dir="auto">
          {personName}
        </Link>
      )}
    </span>
  )
}
