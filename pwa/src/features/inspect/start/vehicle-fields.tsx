import { Equipment, Fuel } from '@sac/contracts/template/template'
import { textLimits } from '@sac/contracts/text/judge-text'
import { ChooseMany } from '#design/choices.tsx'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { useTextProblem } from '#words/use-text-problem.ts'
import { useWords } from '#words/words.tsx'
import { cleanPlate, type NeededField, type VehicleForm } from '../model/vehicle-form.ts'
import type { VehicleHistory } from '../model/vehicle-history.ts'
import { OdometerField } from './odometer-field.tsx'
import { RegistrationField } from './registration-field.tsx'
import { useCarReadings } from './use-car-readings.ts'
import { VinField } from './vin-field.tsx'

export type FieldsProps = {
  form: VehicleForm
  onChange: (form: VehicleForm) => void
  categories: readonly string[]
  history: VehicleHistory
  /** Whose own reading is none before; null while it has no id. */
  inspectionId: string | null
  /** Fields to mark as needed. */
  needed: readonly NeededField[]
}

type PartProps = {
  form: VehicleForm
  set: (change: Partial<VehicleForm>) => void
  problem: (field: NeededField) => string | undefined
}

/** Everything about the car. The VIN's check digit warns and never blocks. */
export function VehicleFields({ form, onChange, categories, history, inspectionId, needed }: FieldsProps) {
  const { vehicle } = useWords().messages
  const readings = useCarReadings(form, { told: history.odometer, except: inspectionId })
  const set = (change: Partial<VehicleForm>) => onChange({ ...form, ...change })
  const problem = (field: NeededField) => (needed.includes(field) ? vehicle.required : undefined)
  const part = { form, set, problem }
  return (
    <>
      <PlateFields {...part} />
      <VinField vin={form.vin} onChange={(vin) => set({ vin })} />
      <OdometerField odometer={form.odometer} readings={readings} onChange={(odometer) => set({ odometer })} />
      <KindFields {...part} categories={categories} />
      <RegistrationField form={form} set={set} missing={problem('firstRegistration')} />
      <NameFields form={form} set={set} />
      <ChooseMany
        legend={vehicle.equipment}
        options={Equipment.options.map((value) => ({ value, label: vehicle.equipments[value] }))}
        values={form.equipment}
        onChange={(equipment) => set({ equipment })}
      />
    </>
  )
}

/** What stands on the paper of a car and decides nothing of its test. */
export function NamingFields({ form, onChange }: Pick<FieldsProps, 'form' | 'onChange'>) {
  const set = (change: Partial<VehicleForm>) => onChange({ ...form, ...change })
  return (
    <>
      <PlateFields form={form} set={set} problem={() => undefined} />
      <VinField vin={form.vin} onChange={(vin) => set({ vin })} />
      <NameFields form={form} set={set} />
    </>
  )
}

function NameFields({ form, set }: Pick<PartProps, 'form' | 'set'>) {
  const { vehicle } = useWords().messages
  const problems = { make: useTextProblem('make'), model: useTextProblem('model') }
  return (
    <div className="two-columns">
      {(['make', 'model'] as const).map((field) => (
        <TextField
          key={field}
          label={vehicle[field]}
          dir="auto"
          maxLength={textLimits[field].max}
          value={form[field]}
          problem={problems[field](form[field])}
          onChange={(text) => set({ [field]: text })}
        />
      ))}
    </div>
  )
}

const asOnTheCar = {
  className: 'num caps',
  dir: 'ltr',
  autoComplete: 'off',
  autoCapitalize: 'characters',
  spellCheck: false,
} as const

function PlateFields({ form, set, problem }: PartProps) {
  const { vehicle } = useWords().messages
  const textProblem = useTextProblem('plate')
  return (
    <div className="two-columns">
      <TextField
        {...asOnTheCar}
        label={vehicle.plate}
        maxLength={textLimits.plate.max}
        value={form.plate}
        problem={textProblem(cleanPlate(form.plate)) ?? problem('plate')}
        onChange={(plate) => set({ plate })}
      />
      <TextField
        {...asOnTheCar}
        label={vehicle.country}
        maxLength={3}
        value={form.country}
        problem={problem('country')}
        onChange={(country) => set({ country: country.toUpperCase() })}
      />
    </div>
  )
}

function KindFields({ form, set, problem, categories }: PartProps & { categories: readonly string[] }) {
  const { vehicle } = useWords().messages
  return (
    <div className="two-columns">
      <SelectField label={vehicle.category} value={form.category} onChange={(category) => set({ category })}>
        {categories.map((category) => (
          <option key={category}>{category}</option>
        ))}
      </SelectField>
      <SelectField
        label={vehicle.fuel}
        value={form.fuel ?? ''}
        problem={problem('fuel')}
        onChange={(fuel) => set({ fuel: Fuel.options.find((known) => known === fuel) ?? null })}
      >
        <option value="">–</option>
        {Fuel.options.map((fuel) => (
          <option key={fuel} value={fuel}>
            {vehicle.fuels[fuel]}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
