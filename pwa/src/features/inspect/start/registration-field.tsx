import { firstCars } from '@sac/contracts/inspection/first-registration'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/words.tsx'
import { dateFault, type VehicleForm } from '../model/vehicle-form.ts'
import { useCentreDay } from './use-centre-day.ts'

type FieldProps = {
  form: VehicleForm
  set: (change: Partial<VehicleForm>) => void
  /** Said where nothing has been typed. */
  missing?: string | undefined
}

/** The day a car was first registered; one that cannot be is said at once and not recorded. */
export function RegistrationField({ form, set, missing }: FieldProps) {
  const { vehicle } = useWords().messages
  const today = useCentreDay()
  const fault = dateFault(form, today)
  return (
    <TextField
      label={vehicle.firstRegistration}
      type="date"
      min={firstCars}
      max={today}
      value={form.firstRegistration}
      problem={fault === null ? missing : vehicle.registrationFaults[fault]}
      onChange={(firstRegistration) => set({ firstRegistration })}
    />
  )
}
