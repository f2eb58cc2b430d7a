import { plateKey, tidyPlate } from '@sac/contracts/text/keys'
import { useState } from 'react'
import { CountryField } from '#api/country-field.tsx'
import { Form } from '#api/form.tsx'
import { useTextProblem } from '#api/use-text-problem.ts'
import { useGo } from '#customer/link.tsx'
import { Button } from '#design/button.tsx'
import { TextField } from '#design/text-field.tsx'
import { useWords } from '#words/customer/words.tsx'
import { plannedVehicle } from '../model/planned-vehicle.ts'
import { changeDraft, useDraft } from '../model/use-draft.ts'

type LeadsTo = '/book/check' | '/book/wait'

function useCarForm(leadsTo: LeadsTo) {
  const { booking } = useWords().messages
  const { vehicle, category } = useDraft()
  const [plate, setPlate] = useState(vehicle?.plate ?? '')
  const [country, setCountry] = useState(vehicle?.country ?? 'F')
  const [submitted, setSubmitted] = useState(false)
  const textProblem = useTextProblem('plate')
  const isMissing = plateKey(plate) === ''
  const go = useGo()
  const submit = () => {
    setSubmitted(true)
    if (isMissing || textProblem(plate)) return
    changeDraft({ vehicle: plannedVehicle({ plate: tidyPlate(plate), country, category }), vehicleId: null })
    go({ to: leadsTo })
  }
  const missing = submitted && isMissing ? booking.plateMissing : undefined
  return { plate, setPlate, country, setCountry, submit, problem: textProblem(plate) ?? missing }
}

/** A vehicle by its plate and the country of it. */
export function CarForm({ leadsTo = '/book/check' }: { leadsTo?: LeadsTo }) {
  const { booking } = useWords().messages
  const { plate, setPlate, country, setCountry, submit, problem } = useCarForm(leadsTo)
  return (
    <Form className="card" onSubmit={submit}>
      <TextField
        className="plate-input num"
        label={booking.plate}
        hint={booking.plateHint}
        value={plate}
        onChange={setPlate}
        problem={problem}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={15}
        required
      />
      <CountryField label={booking.country} value={country} onChange={setCountry} />
      <Button look="primary" wide submits>
        {booking.onward}
      </Button>
    </Form>
  )
}
