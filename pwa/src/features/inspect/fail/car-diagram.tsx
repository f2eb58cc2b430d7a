import type { LocationAxis } from '@sac/contracts/template/template'
import { useWords } from '#words/words.tsx'
import { type DefectLocation, describeLocation } from './describe-location.ts'
import { inZone, zonesOf } from './location-zones.ts'

type DiagramProps = {
  axes: readonly LocationAxis[]
  location: DefectLocation
  onChange: (location: DefectLocation) => void
}

/** The car from above, front at the top, left on the left whatever the language. The list beside it says the same. */
export function CarDiagram({ axes, location, onChange }: DiagramProps) {
  const words = useWords()
  const { fail } = words.messages
  const zones = zonesOf(axes)
  if (zones.length === 0) return null
  return (
    <fieldset className="car" dir="ltr" aria-label={fail.pickOnCar} data-wheels={axes.includes('axle')}>
      <svg viewBox="0 0 120 220" aria-hidden="true" focusable="false">
        <path d="M28 30q4-22 32-22t32 22l4 60v94q-2 26-36 26t-36-26V90z" className="car-body" />
        <path d="M34 74q26-12 52 0l-5 22H39zM38 172q22 9 44 0l4 16q-26 10-52 0z" className="car-glass" />
        <path d="M18 40h10v34H18zM92 40h10v34H92zM18 146h10v34H18zM92 146h10v34H92z" className="car-wheel" />
      </svg>
      <div className="car-zones" data-rows={Math.max(...zones.map(({ row }) => row))}>
        {zones.map((zone) => (
          <button
            key={`${zone.row}/${zone.column}`}
            type="button"
            className="car-zone"
            style={{ gridRow: zone.row, gridColumn: zone.column }}
            aria-pressed={inZone(location, zone)}
            aria-label={describeLocation(zone.location, words)}
            onClick={() => onChange({ ...location, ...zone.location })}
          >
            <span className="car-dot" />
          </button>
        ))}
      </div>
    </fieldset>
  )
}
