import type { CertificateDetail } from '@sac/contracts/http/certificates'
import { useState } from 'react'
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
  const [open, setOpen] = useState<Act | null>(null)
  const acts = actsOf[certificate.status].filter((act) => certificate.awaiting === null || !mayWait.has(act))
  const onClose = () => setOpen(null)
  return (
    <>
      {acts.map((act) => (
        <Button key={act} onClick={() => setOpen(act)}>
          {words[act]}
        </Button>
      ))}
      {open === 'reissue' && <ReissueDialog certificate={certificate} onClose={onClose} />}
      {open && open !== 'reissue' && <ChangeDialog change={open} certificate={certificate} onClose={onClose} />}
    </>
  )
}
