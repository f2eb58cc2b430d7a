import type { InspectionKind } from '@sac/contracts/template/template'
import { ChooseOne } from '#design/choices.tsx'
import { Note } from '#design/note.tsx'
import { Figures, Plate } from '#design/plate.tsx'
import { useWords } from '../messages/words.tsx'
import { cleanPlate } from '../model/vehicle-form.ts'

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

export function RetestNote({ deadline }: { deadline: string | null }) {
  const { messages, formats } = useWords()
  return (
    <Note icon="retry">
      <p>
        <strong>{messages.vehicle.kind + messages.common.colon + messages.today.kind.retest}</strong>
      </p>
      {deadline && <p>{messages.vehicle.openRetest(formats.date(deadline))}</p>}
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
