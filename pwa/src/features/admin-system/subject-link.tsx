import type { AuditedAct } from '@sac/contracts/http/audit'
import { Link } from '#admin/link.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'

type About = Pick<AuditedAct, 'action' | 'subjectId' | 'subjectName'>

/** What was done something to: its page where it has one, else its id. */
export function SubjectLink({ of: { action, subjectId: id, subjectName } }: { of: About }) {
  const { subjects } = useWords().messages.audited
  if (id === null) return null
  if (subjectName !== null)
    return (
      <Link to="/people/$userId" params={{ userId: id }} dir="auto">
        {subjectName}
      </Link>
    )
  switch (action.slice(0, action.indexOf('.'))) {
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
