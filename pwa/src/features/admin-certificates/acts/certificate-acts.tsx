import type { CertificateDetail } from '@sac/contracts/http/certificates'
import { useDialog } from '#admin/dialogs.tsx'
import { Button } from '#design/button.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type Change, ChangeDialog } from './change-dialog.tsx'
import { ReissueDialog } from './reissue-dialog.tsx'

type Act = Change | 'reissue'

const actsOf: Readonly<Record<CertificateDetail['status'], readonly Act[]>> = {
  issuing: [],
  valid: ['suspend', 'reissue', 'revoke'],
  suspended: ['reinstate', 'reissue', 'revoke'],
  revoked: [],
  superseded: [],
}
/** What waits for a second administrator itself, while something waits. */
const mayWait: ReadonlySet<Act> = new Set<Act>(['revoke', 'reissue'])

/** What can be done with it as it stands. */
export function CertificateActs({ certificate }: { certificate: CertificateDetail }) {
  const { certificates: words } = useWords().messages
  const open = useDialog()
  const acts = actsOf[certificate.status].filter((act) => certificate.awaiting === null || !mayWait.has(act))
  return acts.map((act) => (
    <Button
      key={act}
      onClick={() => open((onClose) => <DialogOf act={act} certificate={certificate} onClose={onClose} />)}
    >
      {words[act]}
    </Button>
  ))
}

type DialogProps = { act: Act; certificate: CertificateDetail; onClose: () => void }

const DialogOf = ({ act, ...given }: DialogProps) =>
  act === 'reissue' ? <ReissueDialog {...given} /> : <ChangeDialog {...given} change={act} />
