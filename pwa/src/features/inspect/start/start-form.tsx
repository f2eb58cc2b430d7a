import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Problem } from '#design/problem.tsx'
import { Screen } from '#design/screen.tsx'
import { useWords } from '#words/words.tsx'
import { BackToToday } from '../back-link.tsx'
import type { OfficeData } from '../model/office-data.ts'
import { areTextsTaken, missingToStart, type NeededField } from '../model/vehicle-form.ts'
import { useSavingProblem } from '../recording/use-saving-problem.ts'
import { CompareNote, KindChoice, RetestNote } from './start-notes.tsx'
import type { StartPlan } from './start-plan.ts'
import { useCentreDay } from './use-centre-day.ts'
import { type Starting, useStart } from './use-start.ts'
import { useStartDraft } from './use-start-draft.ts'
import { VehicleFields } from './vehicle-fields.tsx'

type FormProps = { plan: StartPlan; office: OfficeData }

/** The car, completed and compared, then the start. What is typed survives a killed page. */
export function StartForm({ plan, office }: FormProps) {
  const { vehicle } = useWords().messages
  const { form, setForm, kind, setKind, clear } = useStartDraft(plan)
  const [tried, setTried] = useState(false)
  const { start, state, failure } = useStart(office)
  const navigate = useNavigate()
  const missing = missingToStart(form, useCentreDay())
  const begin = async () => {
    const inspectionId = await start({ ...plan, form, kind })
    if (inspectionId === null) return
    clear()
    await navigate({ to: '/i/$inspectionId/vehicle', params: { inspectionId }, replace: true })
  }
  const submit = () => {
    setTried(true)
    if (missing.length === 0 && areTextsTaken(form)) void begin()
  }
  return (
    <Screen
      title={plan.appointmentId ? vehicle.title : vehicle.startTitle}
      start={<BackToToday />}
      foot={<StartAct state={state} failure={failure} missing={tried ? missing : []} onStart={submit} />}
    >
      {plan.retest && <RetestNote plan={plan} office={office} />}
      {!plan.retest && !plan.appointmentId && <KindChoice kind={kind} onChange={setKind} />}
      {plan.appointmentId && <CompareNote plate={plan.form.plate} vin={plan.form.vin} />}
      <VehicleFields
        form={form}
        onChange={setForm}
        categories={[...new Set(office.templates.flatMap(({ template }) => template.categories))]}
        history={plan.history}
        inspectionId={plan.inspectionId}
        needed={tried ? missing : []}
      />
    </Screen>
  )
}

type ActProps = Pick<Starting, 'state' | 'failure'> & { missing: readonly NeededField[]; onStart: () => void }

function StartAct({ state, failure, missing, onStart }: ActProps) {
  const { messages, formats } = useWords()
  const { vehicle } = messages
  const needed = formats.list(missing.map((field) => vehicle[field]))
  return (
    <div className="stack stack-tight">
      <Problem>{useSavingProblem(failure)}</Problem>
      <Problem>{state === 'no-template' && vehicle.noTemplate}</Problem>
      <Problem>{needed && vehicle.neededToStart(needed)}</Problem>
      <Button look="primary" big wide disabled={state === 'starting'} onClick={onStart}>
        {vehicle.start}
      </Button>
    </div>
  )
}
