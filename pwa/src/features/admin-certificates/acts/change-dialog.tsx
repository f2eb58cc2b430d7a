import type { CertificateDetail } from '@sac/contracts/http/certificates'
import { certificateOperations } from '@sac/contracts/operations/certificates'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useWords } from '#words/admin/words.tsx'
import { CertificateMeanwhile } from './certificate-meanwhile.tsx'
import { ReasonField, type StatusReason } from './reason-field.tsx'

export type Change = 'revoke' | 'suspend' | 'reinstate'

const reasonsOf: Record<Change, readonly StatusReason[]> = {
  revoke: ['issued-in-error', 'wrong-vehicle', 'fraud', 'equipment-fault', 'other'],
  suspend: ['under-review', 'issued-in-error', 'wrong-vehicle', 'fraud', 'equipment-fault', 'other'],
  reinstate: ['corrected', 'other'],
}

type ChangeDialogProps = { change: Change; certificate: CertificateDetail; onClose: () => void }

/** Suspends, reinstates, or asks to revoke: what follows, and why. */
export function ChangeDialog({ change, certificate, onClose }: ChangeDialogProps) {
  const { certificates: words } = useWords().messages
  const offered = reasonsOf[change]
  const [reason, setReason] = useState<StatusReason>(offered[0] ?? 'other')
  const { certificateId: id, version, number, plate } = certificate
  return (
    <ActDialog
      row={certificateOperations[`certificates.${change}`]}
      title={words[`${change}Title`](number ?? plate)}
      act={words[`${change}Act`]}
      isDangerous={change === 'revoke'}
      needsSecondPerson={change === 'revoke'}
      reason="required"
      input={({ actId: commandId, reason: note }) => ({ params: { id }, body: { commandId, version, reason, note } })}
      onClose={onClose}
    >
      <CertificateMeanwhile of={certificate} />
      <p>{words[`${change}Text`]}</p>
      <ReasonField value={reason} of={offered} onChange={setReason} />
    </ActDialog>
  )
}
