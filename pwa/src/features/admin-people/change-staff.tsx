import type { PersonRecord } from '@sac/contracts/http/people'
import { staffOperations } from '@sac/contracts/operations/staff'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { WhatChanged } from '#admin/what-changed.tsx'
import { TextField } from '#design/text-field.tsx'
import { type Messages, useWords } from '#words/admin/words.tsx'
import { isNumber, RoleFields, type StaffRole } from './role-fields.tsx'

const linesOf = ({ name, role, inspectorNumber }: PersonRecord, words: Messages['people']) => [
  `${words.name}: ${name}`,
  `${words.role}: ${words.roles[role]}`,
  `${words.number}: ${inspectorNumber ?? '–'}`,
]

/** Changes name, role or number of staff; of what somebody has changed meanwhile nothing is overwritten. */
export function ChangeStaff({ person: now, onClose }: { person: PersonRecord; onClose: () => void }) {
  const { people: words } = useWords().messages
  const [seen] = useState(now)
  const [name, setName] = useState(now.name)
  const [held, setHeld] = useState({ role: now.role as StaffRole, number: now.inspectorNumber ?? '' })
  const inspectorNumber = held.role === 'inspector' ? held.number.trim() : null
  return (
    <ActDialog
      row={staffOperations['users.change']}
      title={words.acts.change.title(seen.name)}
      act={words.acts.change.act}
      reason="required"
      isReady={name.trim() !== '' && (inspectorNumber === null || isNumber(inspectorNumber))}
      input={({ actId: commandId, reason }) => ({
        params: { id: now.userId },
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
      <WhatChanged before={linesOf(seen, words)} now={linesOf(now, words)} />
      <p>{words.acts.change.text}</p>
      <TextField label={words.name} maxLength={100} dir="auto" value={name} onChange={setName} />
      <RoleFields of={held} onChange={(more) => setHeld({ ...held, ...more })} />
    </ActDialog>
  )
}
