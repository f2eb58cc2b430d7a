import type { PersonRecord } from '@sac/contracts/http/people'
import { peopleOperations } from '@sac/contracts/operations/people'
import { staffOperations } from '@sac/contracts/operations/staff'
import type { ReactNode } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { useDialog } from '#admin/dialogs.tsx'
import { useGo } from '#admin/link.tsx'
import { Button } from '#design/button.tsx'
import { saveFile } from '#platform/save-file.ts'
import { useWords } from '#words/admin/words.tsx'
import { ChangeStaff } from './change-staff.tsx'
import { PersonMeanwhile } from './person-meanwhile.tsx'

type Act = 'change' | 'disable' | 'enable' | 'second-factor' | 'export' | 'erase'

function actsOf({ role, disabledAt, secondFactor }: PersonRecord): Act[] {
  if (role === 'customer') return ['export', 'erase']
  return [
    'change',
    disabledAt === null ? 'disable' : 'enable',
    ...(secondFactor ? (['second-factor'] as const) : []),
    'export',
  ]
}

/** What an administrator may do with an account. */
export function PersonActs({ of: person }: { of: PersonRecord }) {
  const { acts: words } = useWords().messages.people
  const open = useDialog()
  return actsOf(person).map((act) => (
    <Button key={act} onClick={() => open((onClose) => dialogs[act]({ person, onClose }))}>
      {words[act].open}
    </Button>
  ))
}

type DialogProps = { person: PersonRecord; onClose: () => void }

const dialogs: Record<Act, (props: DialogProps) => ReactNode> = {
  change: (props) => <ChangeStaff {...props} />,
  disable: (props) => <StaffDialog {...props} act="disable" />,
  enable: (props) => <StaffDialog {...props} act="enable" />,
  'second-factor': (props) => <StaffDialog {...props} act="second-factor" />,
  export: (props) => <ExportDialog {...props} />,
  erase: (props) => <EraseDialog {...props} />,
}

const staffRows = {
  disable: staffOperations['users.disable'],
  enable: staffOperations['users.enable'],
  'second-factor': staffOperations['users.reset-second-factor'],
} as const

function StaffDialog({ person: { userId, name }, onClose, act }: DialogProps & { act: keyof typeof staffRows }) {
  const words = useWords().messages.people.acts[act]
  return (
    <ActDialog
      row={staffRows[act]}
      title={words.title(name)}
      act={words.act}
      isDangerous={act !== 'enable'}
      reason="required"
      input={({ actId: commandId, reason }) => ({ params: { id: userId }, body: { commandId, reason } })}
      onClose={onClose}
    >
      <PersonMeanwhile userId={userId} />
      <p>{words.text}</p>
    </ActDialog>
  )
}

function ExportDialog({ person: { userId, name }, onClose }: DialogProps) {
  const words = useWords().messages.people.acts.export
  return (
    <ActDialog
      row={peopleOperations['users.export']}
      title={words.title(name)}
      act={words.act}
      reason="required"
      input={({ actId: commandId, reason }) => ({ params: { id: userId }, body: { commandId, reason } })}
      onClose={onClose}
      onDone={(data) =>
        saveFile({
          name: `data-${userId}.json`,
          blob: new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }),
        })
      }
    >
      <p>{words.text}</p>
    </ActDialog>
  )
}

function EraseDialog({ person: { userId, name }, onClose }: DialogProps) {
  const words = useWords().messages.people.acts.erase
  const go = useGo()
  return (
    <ActDialog
      row={peopleOperations['users.erase']}
      title={words.title(name)}
      act={words.act}
      isDangerous
      reason="required"
      input={({ actId: commandId, reason }) => ({ params: { id: userId }, body: { commandId, reason } })}
      onClose={onClose}
      onDone={() => go({ to: '/people' })}
    >
      <PersonMeanwhile userId={userId} />
      <p>{words.text}</p>
    </ActDialog>
  )
}
