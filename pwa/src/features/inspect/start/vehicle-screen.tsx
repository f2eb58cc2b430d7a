import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Icon } from '#design/icon.tsx'
import { Note } from '#design/note.tsx'
import { Screen } from '#design/screen.tsx'
import { useWords } from '#words/words.tsx'
import { BackToToday } from '../back-link.tsx'
import { useCurrentInspection } from '../current-inspection.ts'
import { useOpenTexts } from '../data/use-open-texts.ts'
import { useTestDay } from '../data/use-test-day.ts'
import { fromState, recordVehicle, type VehicleForm } from '../model/vehicle-form.ts'
import { useRecord } from '../recording/use-recording.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { BayPhoto } from './bay-photo.tsx'
import { NamingFields, VehicleFields } from './vehicle-fields.tsx'

/** The car of an inspection: the bay photo and every field; a change is saved when its field is left. */
export function VehicleScreen() {
  const { view } = useCurrentInspection()
  const isOpen = useOpenTexts()
  const { vehicle, check } = useWords().messages
  const { record, failure } = useRecord()
  const problem = useSavingProblem(failure)
  const today = useTestDay()
  const [form, setForm] = useState<VehicleForm>(() => fromState(view.state))
  const save = (next: VehicleForm) => void record(recordVehicle(next, view.state, today))
  const change = (next: VehicleForm) => {
    setForm(next)
    if (isTap(form, next)) save(next)
  }
  return (
    <Screen title={vehicle.title} start={<BackToToday />} foot={<Onward onLeave={() => isOpen && save(form)} />}>
      {problem && <Note tone="error">{problem}</Note>}
      <BayPhoto />
      {isOpen ? (
        <div className="stack" onBlur={() => save(form)}>
          {view.sealed ? (
            <NamingFields form={form} onChange={change} />
          ) : (
            <EditableFields form={form} onChange={change} />
          )}
        </div>
      ) : (
        <Note>{check.sealed}</Note>
      )}
    </Screen>
  )
}

function EditableFields({ form, onChange }: { form: VehicleForm; onChange: (form: VehicleForm) => void }) {
  const { id, view, history } = useCurrentInspection()
  const { categories } = view.template
  const known = { categories, history, inspectionId: id, needed: [] }
  return <VehicleFields form={form} onChange={onChange} {...known} />
}

/** To the checkpoints, or back to where a refused inspection is sealed again. */
function Onward({ onLeave }: { onLeave: () => void }) {
  const { id, view } = useCurrentInspection()
  const isOpen = useOpenTexts()
  const { check, conflicts } = useWords().messages
  const refused = view.sealed && isOpen
  return (
    <Link
      className="btn btn-primary btn-wide btn-big"
      to={refused ? '/i/$inspectionId/attention' : '/i/$inspectionId/check'}
      params={{ inspectionId: id }}
      onClick={onLeave}
    >
      {refused ? conflicts.attentionTitle : check.checkpoints}
      <Icon name="forward" />
    </Link>
  )
}

/** A choice is whole with one tap and saved at once; text is saved when its field is left. */
const isTap = (before: VehicleForm, after: VehicleForm): boolean =>
  before.fuel !== after.fuel ||
  before.category !== after.category ||
  before.equipment !== after.equipment ||
  before.odometer.unit !== after.odometer.unit ||
  before.odometer.status !== after.odometer.status
