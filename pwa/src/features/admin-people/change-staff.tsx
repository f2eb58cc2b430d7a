import type { PersonRecord } from '@sac/contracts/http/people'
import { staffOperations } from '@sac/contracts/operations/staff'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { PersonMeanwhile } from './person-meanwhile.tsx'
import { isNumber, RoleFields, type StaffRole } from './role-fields.tsx'

/** Changes name, role or number of staff; of what somebody has changed meanwhile nothing is overwritten. */
export function ChangeStaff({ person: seen, onClose }: { person: PersonRecord; onClose: () => void }) {
  const { people: words } = useWords().messages
  const [name, setName] = useState(seen.name)
  const [held, setHeld] = useState({ role: seen.role as StaffRole, number: seen.inspectorNumber ?? '' })
  const inspectorNumber = held.role === 'inspector' ? held.number.trim() : null
  return (
    <ActDialog
      row={staffOperations['users.change']}
      title={words.acts.change.title(seen.name)}
      act={words.acts.change.act}
      reason="required"
      isReady={name.trim() !== '' && (inspectorNumber === null || isNumber(inspectorNumber))}
      input={({ actId: commandId, reason }) => ({
        params: { id: seen.userId },
        body: {
          commandId,
          reason,
          name: name.trim(),
          role: held.role,
          inspectorNumber,
          seen: { name: seen.name, role: seen.role, inspectorNumber: seen.inspectorNumber },
        },
      })}
      onClose={onClose}
    >
      <PersonMeanwhile userId={seen.userId} />
      <p>{words.acts.change.text}</p>
      <TextField label={words.name} maxLength={100} dir="auto" value={name} onChange={setName} />
      <RoleFields of={held} onChange={(more) => setHeld({ ...held, ...more })} />
    </ActDialog>
  )
}
