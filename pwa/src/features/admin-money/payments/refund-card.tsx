import type { Refund } from '@sac/contracts/http/payments'
import { useDialog } from '#admin/dialogs.tsx'
import { Link } from '#admin/link.tsx'
import { useStaffNames } from '#admin/use-staff-names.ts'
import { When } from '#admin/when.tsx'
import { usePerson } from '#api/use-person.ts'
import { Button } from '#design/button.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/admin/words.tsx'
import { RefundChip } from '../chips.tsx'
import { DecideDialog, type Decision } from './decide-dialog.tsx'

/** What this person may do about it now; the office has the last word. */
function decisionsOf({ status, means, requestedBy }: Refund, userId: string | undefined): Decision[] {
  if (status === 'requested') return requestedBy === userId ? ['reject'] : ['approve', 'reject']
  if (status === 'failed') return ['pay-out', 'reject']
  return status === 'approved' && means === 'hand' ? ['pay-out'] : []
}

/** One refund: how much, why, who, how it stands. */
export function RefundCard({ refund }: { refund: Refund }) {
  const { messages, formats } = useWords()
  const { money: words } = messages
  const person = usePerson()
  const name = useStaffNames()(refund.requestedBy, words.byRule)
  const open = useDialog()
  const { amountMinor, currency, status, means, cause, reason, rejection, requestedAt } = refund
  const decisions = decisionsOf(refund, person?.userId)
  const names: Record<Decision, string> = { approve: words.approve, reject: words.reject, 'pay-out': words.payOut }
  return (
    <li className="refund-card">
      <div className="grow stack stack-tight">
        <p className="cluster">
          <strong className="tabular">{formats.money({ amountMinor, currency })}</strong>
          <RefundChip status={status} />
          <span className="quiet">{words.means[means]}</span>
        </p>
        <p>{formats.list([words.causes[cause], reason, rejection])}</p>
        <p className="quiet small">
          {name}, <When at={requestedAt} />
        </p>
        <CreditLink of={refund} />
        {status === 'requested' && refund.requestedBy === person?.userId && <p className="quiet">{words.ownRefund}</p>}
      </div>
      <div className="cluster">
        {decisions.map((decision) => (
          <Button
            key={decision}
            onClick={() => open((onClose) => <DecideDialog decision={decision} refund={refund} onClose={onClose} />)}
          >
            {names[decision]}
          </Button>
        ))}
      </div>
    </li>
  )
}

function CreditLink({ of: { creditNote } }: { of: Refund }) {
  const { money: words } = useWords().messages
  if (!creditNote) return null
  return (
    <p>
      {words.creditNote}{' '}
      <Link to="/money/invoices/$invoiceId" params={{ invoiceId: creditNote.invoiceId }}>
        <Figures>{creditNote.number}</Figures>
      </Link>
    </p>
  )
}
