import type { Centre } from '@sac/contracts/http/centres'
import { centreOperations } from '@sac/contracts/operations/centres'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { TextArea, TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { type CentreDraft, draftOf, judgeCentre } from './centre-draft.ts'
import { ReachFields, ReachProblem } from './reach-fields.tsx'

const shownOf = ({ name, place, phone, address, bays }: Centre) => [
  name,
  place,
  ...(phone ? [phone] : []),
  ...(address ? [Object.values(address).join(', ')] : []),
  ...bays,
]

/** Changes what a centre is called, where it is and is reached, and its bays. */
export function CentreDialog({ of: seen, onClose }: { of: Centre; onClose: () => void }) {
  const { settings: words } = useWords().messages
  const [draft, setDraft] = useState(() => draftOf(seen))
  const judged = judgeCentre(draft)
  const { centreId, name, place, phone, address, bays } = seen
  return (
    <ActDialog
      row={centreOperations['centres.change']}
      title={words.changeNamed(words.about)}
      act={words.aboutAct}
      isReady={'body' in judged}
      input={({ actId: commandId }) => ({
        params: { centreId },
        body: {
          ...('body' in judged ? judged.body : { name, place, bays }),
          commandId,
          seen: { name, place, phone, address, bays },
        },
      })}
      onClose={onClose}
    >
      <Meanwhile row={centreOperations['centres.read']} input={{ params: { centreId } }} lines={shownOf} />
      <p>{words.aboutText}</p>
      <CentreFields of={draft} onChange={(part) => setDraft({ ...draft, ...part })} />
      <ReachProblem of={judged} />
    </ActDialog>
  )
}

type FieldsProps = { of: CentreDraft; onChange: (part: Partial<CentreDraft>) => void }

function CentreFields({ of: draft, onChange }: FieldsProps) {
  const { settings: words } = useWords().messages
  const field = (name: keyof CentreDraft) => ({
    value: draft[name],
    onChange: (text: string) => onChange({ [name]: text }),
  })
  return (
    <>
      <TextField label={words.name} maxLength={100} dir="auto" {...field('name')} />
      <TextField label={words.place} maxLength={100} dir="auto" {...field('place')} />
      <ReachFields of={draft} onChange={onChange} />
      <TextArea label={words.bays} hint={words.baysHint} maxLength={2000} {...field('bays')} />
    </>
  )
}
