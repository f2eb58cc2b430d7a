import '../my-cars.css'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { tidyPlate, vinKey } from '@sac/contracts/text/keys'
import { useState } from 'react'
import { CountryField } from '#api/country-field.tsx'
import { Form } from '#api/form.tsx'
import { refusalWords } from '#api/refusal-words.ts'
import { useAct } from '#api/use-act.ts'
import { useTextProblem } from '#api/use-text-problem.ts'
import { useGo } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Button } from '#design/button.tsx'
import { Page } from '#design/page.tsx'
import { Problem } from '#design/problem.tsx'
import { TextField } from '#design/text-field.tsx'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/customer/words.tsx'

export function AddCarPage() {
  const { cars } = useWords().messages
  return (
    <Page title={cars.addTitle} lead={cars.addWhy}>
      <RequirePerson>
        <ClaimForm />
      </RequirePerson>
    </Page>
  )
}

type Draft = { claimId: string; plate: string; country: string; vinEnd: string }

function useClaim() {
  const go = useGo()
  const claim = useAct(vehicleOperations['vehicles.claim'], {
    onAnswer: ({ claimId }) => go({ to: '/cars/$claimId', params: { claimId }, replace: true }),
  })
  const [draft, setDraft] = useState<Draft>(() => ({ claimId: createId(), plate: '', country: 'F', vinEnd: '' }))
  const [tried, setTried] = useState(false)
  const plate = tidyPlate(draft.plate)
  const isGood = plate !== '' && vinKey(draft.vinEnd).length >= 4
  const submit = () => {
    setTried(true)
    if (!isGood) return
    claim.mutate({ body: { ...draft, plate } })
  }
  // Another car is another claim, also where the one before was refused half-way.
  const change = (part: Partial<Draft>) =>
    setDraft({ ...draft, ...part, ...(claim.isIdle ? {} : { claimId: createId() }) })
  return { draft, change, submit, tried, claim, plate }
}

function ClaimForm() {
  const { messages } = useWords()
  const { cars } = messages
  const textProblem = useTextProblem('plate')
  const { draft, change, submit, tried, claim, plate } = useClaim()
  return (
    <Form className="card" onSubmit={submit}>
      <div className="plate-and-country">
        <TextField
          label={cars.plate}
          className="num plate-input"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={15}
          value={draft.plate}
          onChange={(typed) => change({ plate: typed })}
          problem={textProblem(draft.plate) ?? (tried && plate === '' ? cars.plateMissing : undefined)}
        />
        <CountryField
          label={messages.booking.country}
          value={draft.country}
          onChange={(country) => change({ country })}
        />
      </div>
      <VinEnd value={draft.vinEnd} onChange={(vinEnd) => change({ vinEnd })} tried={tried} />
      <Problem>{refusalWords(claim.error, messages)}</Problem>
      <div>
        <Button look="primary" submits disabled={claim.isPending}>
          {claim.isPending ? cars.adding : cars.add}
        </Button>
      </div>
    </Form>
  )
}

type VinEndProps = { value: string; onChange: (value: string) => void; tried: boolean }

function VinEnd({ value, onChange, tried }: VinEndProps) {
  const { cars } = useWords().messages
  return (
    <TextField
      label={cars.vinEnd}
      hint={cars.vinEndHint}
      className="num"
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={40}
      value={value}
      onChange={onChange}
      problem={tried && vinKey(value).length < 4 ? cars.vinShort : undefined}
    />
  )
}
