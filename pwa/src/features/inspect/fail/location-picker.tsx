import type { LocationAxis } from '@sac/contracts/template/template'
import { ChooseOne } from '#design/choices.tsx'
import type { Messages } from '#words/en.ts'
import { useWords } from '#words/words.tsx'
import { CarDiagram } from './car-diagram.tsx'
import type { DefectLocation } from './describe-location.ts'

type PickerProps = {
  axes: readonly LocationAxis[]
  location: DefectLocation
  onChange: (location: DefectLocation) => void
}

type Place = 'left' | 'centre' | 'right' | 'upper' | 'lower' | 'front' | 'middle' | 'rear'

function optionsOf(axis: LocationAxis, axes: readonly LocationAxis[], words: Messages['fail']) {
  const named = (...keys: Place[]) => keys.map((value) => ({ value, label: words[value] }))
  switch (axis) {
    case 'axle':
      return ['1', '2'].map((value) => ({ value, label: words.axle(value) }))
    case 'side':
      return axes.includes('axle') ? named('left', 'right') : named('left', 'centre', 'right')
    case 'vertical':
      return named('upper', 'lower')
    case 'longitudinal':
      return named('front', 'middle', 'rear')
    case 'seat':
      return Object.entries(words.seats).map(([value, label]) => ({ value, label }))
  }
}

/** Where the defect is: on the diagram or from lists with the same places. */
export function LocationPicker({ axes, location, onChange }: PickerProps) {
  const { fail } = useWords().messages
  if (axes.length === 0) return null
  const set = (axis: LocationAxis, value: string) =>
    onChange({ ...location, [axis]: axis === 'axle' ? Number(value) : value })
  return (
    <fieldset className="stack stack-tight">
      <legend className="label">{fail.where}</legend>
      <p className="quiet small">{fail.pickOnCar}</p>
      <div className="location">
        <CarDiagram axes={axes} location={location} onChange={onChange} />
        <div className="stack stack-tight">
          {axes.map((axis) => (
            <ChooseOne
              key={axis}
              legend={fail.axes[axis]}
              options={optionsOf(axis, axes, fail)}
              value={location[axis] === undefined ? null : String(location[axis])}
              onChange={(value) => set(axis, value)}
            />
          ))}
        </div>
      </div>
    </fieldset>
  )
}
