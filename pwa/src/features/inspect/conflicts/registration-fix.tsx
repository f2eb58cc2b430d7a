import { useState } from 'react'
import { useCurrentInspection } from '../current-inspection.ts'
import { useTestDay } from '../data/use-test-day.ts'
import { fromState, recordVehicle } from '../model/vehicle-form.ts'
import { useRecord } from '../recording/use-recording.ts'
import { RegistrationField } from '../start/registration-field.tsx'

/** The first registration of a sealed inspection, written anew; it is saved when the field is left. */
export function RegistrationFix() {
  const { view } = useCurrentInspection()
  const { record } = useRecord()
  const [form, setForm] = useState(() => fromState(view.state))
  const today = useTestDay()
  return (
    <div onBlur={() => void record(recordVehicle(form, view.state, today))}>
      <RegistrationField form={form} set={(change) => setForm({ ...form, ...change })} />
    </div>
  )
}
