import { findCheckpoint } from '@sac/contracts/template/find-deficiency'
import type { InspectionKind } from '@sac/contracts/template/template'
import { ChooseOne } from '#design/choices.tsx'
import { Note } from '#design/note.tsx'
import { Figures, Plate } from '#design/plate.tsx'
import { useWords } from '#words/words.tsx'
import type { OfficeData } from '../model/office-data.ts'
import { cleanPlate } from '../model/vehicle-form.ts'
import type { StartPlan } from './start-plan.ts'

/** What the office has written down, to be compared with the car that stands there. */
export function CompareNote({ plate, vin }: { plate: string; vin: string }) {
  const { vehicle } = useWords().messages
  return (
    <Note icon="car">
      <p>
        <strong>{vehicle.confirm}</strong>
      </p>
      <p className="cluster">
        {plate && <Plate>{cleanPlate(plate)}</Plate>}
        {vin && <Figures>{vin}</Figures>}
      </p>
    </Note>
  )
}

/** What the retest is about: each checkpoint that failed, and until when. */
export function RetestNote({ plan, office }: { plan: StartPlan; office: OfficeData }) {
  const { messages, formats, text } = useWords()
  const titles = (plan.retest?.checkpoints ?? []).map((code) => {
    const known = office.templates.map(({ template }) => findCheckpoint(template, code)).find(Boolean)
    return { code, title: known ? text(known.title) : code }
  })
  return (
    <Note icon="retry">
      <p>
        <strong>{messages.vehicle.kind + messages.common.colon + messages.today.kind.retest}</strong>
      </p>
      {plan.deadline && <p>{messages.vehicle.openRetest(formats.date(plan.deadline))}</p>}
      {titles.length > 0 && <p>{messages.vehicle.judgedAgain}</p>}
      <ul>
        {titles.map(({ code, title }) => (
          <li key={code}>{title}</li>
        ))}
      </ul>
    </Note>
  )
}

type KindProps = { kind: InspectionKind; onChange: (kind: InspectionKind) => void }

export function KindChoice({ kind, onChange }: KindProps) {
  const { vehicle, today } = useWords().messages
  return (
    <ChooseOne
      legend={vehicle.kind}
      options={(['periodic', 'voluntary'] as const).map((value) => ({ value, label: today.kind[value] }))}
      value={kind}
      onChange={onChange}
    />
  )
}
