import type { VehicleClaim } from '@sac/contracts/http/vehicles'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'

type ConfirmProps = { of: Pick<VehicleClaim, 'claimId' | 'plate'>; onClose: () => void }

/** Confirms that a car is somebody's, by the document they show. */
export function ConfirmClaim({ of: { claimId: id, plate }, onClose }: ConfirmProps) {
  const { carClaims: words } = useWords().messages.people
  const [vin, setVin] = useState('')
  const [make, setMake] = useState('')
  return (
    <ActDialog
      row={vehicleOperations['vehicles.confirm-at-counter']}
      title={words.confirmTitle(plate)}
      act={words.confirmAct}
      isReady={vin.trim() !== '' && make.trim() !== ''}
      input={({ actId: commandId }) => ({ params: { id }, body: { commandId, vin: vin.trim(), make: make.trim() } })}
      onClose={onClose}
    >
      <p>{words.confirmText}</p>
      <TextField
        label={words.vin}
        maxLength={40}
        dir="ltr"
        value={vin}
        onChange={(text) => setVin(text.toUpperCase())}
      />
      <TextField label={words.make} maxLength={40} dir="auto" value={make} onChange={setMake} />
    </ActDialog>
  )
}
