import type { Equipment } from '@sac/contracts/http/equipment'
import { equipmentOperations } from '@sac/contracts/operations/equipment'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { Meanwhile } from '#admin/meanwhile.tsx'
import { useCentres } from '#admin/use-centres.ts'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/admin/words.tsx'
import { today } from './offer-lines.ts'

const blank = { equipmentId: '', name: '', serial: '', centreId: '', checkpoints: '' }

function draftOf(known: Equipment | null) {
  const { equipmentId, name, serial, centreId, checkpoints } = known
    ? { ...known, checkpoints: known.checkpoints.join(' ') }
    : blank
  return { equipmentId, name, serial, centreId, checkpoints, calibratedOn: today(), calibrationValidUntil: '' }
}
type Draft = ReturnType<typeof draftOf>

const isWhole = (draft: Draft) =>
  Object.values(draft).every((text) => text.trim() !== '') && draft.calibratedOn <= draft.calibrationValidUntil

const writtenOf = (draft: Draft) => ({
  ...draft,
  equipmentId: draft.equipmentId.trim(),
  checkpoints: draft.checkpoints.trim().split(/[\s,]+/),
})

/** What was shown of it, as the office compares it. */
export const seenOf = ({ equipmentId: _id, ...standing }: Equipment) => standing

/** Registers equipment, or the new calibration of what is known; of what somebody has changed meanwhile nothing is. */
export function EquipmentDialog({ known, onClose }: { known: Equipment | null; onClose: () => void }) {
  const { equipment: words } = useWords().messages.settings
  const { options } = useCentres()
  const [draft, setDraft] = useState(() => draftOf(known))
  const centreId = draft.centreId || (options[0]?.value ?? '')
  const filled = { ...draft, centreId }
  return (
    <ActDialog
      row={equipmentOperations['equipment.register']}
      title={known ? words.changeNamed(known.name) : words.registerTitle}
      act={known ? words.changeAct : words.registerAct}
      missing={isWhole(filled) ? null : words.wrong}
      input={() => ({ body: { ...writtenOf(filled), seen: known && seenOf(known) } })}
      onClose={onClose}
    >
      {known && (
        <>
          <EquipmentMeanwhile of={known} />
          <p className="quiet">{words.changeText}</p>
        </>
      )}
      <EquipmentFields of={filled} isNew={known === null} onChange={(more) => setDraft({ ...draft, ...more })} />
    </ActDialog>
  )
}

/** What somebody else has made of it, as the list of its centre says; in another centre it is gone from there. */
export function EquipmentMeanwhile({ of: { equipmentId, centreId } }: { of: Equipment }) {
  const { messages, formats } = useWords()
  const { equipment: words } = messages.settings
  const linesOf = (one: Equipment) => [
    `${words.name}: ${one.name}`,
    `${words.serial}: ${one.serial}`,
    `${words.until}: ${formats.date(one.calibrationValidUntil)}`,
    `${words.checkpoints}: ${one.checkpoints.join(' ')}`,
    one.retiredOn === null ? words.states['in-use'] : words.states.retired,
  ]
  return (
    <Meanwhile
      row={equipmentOperations['equipment.list']}
      input={{ query: { centreId } }}
      lines={({ equipment }) => equipment.filter((one) => one.equipmentId === equipmentId).flatMap(linesOf)}
    />
  )
}

type FieldsProps = { of: Draft; isNew: boolean; onChange: (more: Partial<Draft>) => void }

function EquipmentFields({ of: draft, isNew, onChange }: FieldsProps) {
  const { equipment: words, centre } = useWords().messages.settings
  const { options } = useCentres()
  const field = (name: keyof Draft) => ({ value: draft[name], onChange: (text: string) => onChange({ [name]: text }) })
  return (
    <>
      <div className="settings-fields">
        {isNew && <TextField label={words.id} maxLength={64} dir="ltr" {...field('equipmentId')} />}
        <TextField label={words.name} maxLength={60} dir="auto" {...field('name')} />
        <TextField label={words.serial} maxLength={60} dir="ltr" {...field('serial')} />
        <SelectField label={centre} {...field('centreId')}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </SelectField>
        <TextField label={words.on} type="date" {...field('calibratedOn')} />
        <TextField label={words.until} type="date" min={draft.calibratedOn} {...field('calibrationValidUntil')} />
      </div>
      <TextField
        label={words.checkpoints}
        hint={words.checkpointsHint}
        maxLength={2000}
        dir="ltr"
        {...field('checkpoints')}
      />
    </>
  )
}
