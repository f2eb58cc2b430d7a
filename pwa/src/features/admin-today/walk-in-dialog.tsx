import type { Board } from '@sac/contracts/http/board'
import { appointmentOperations } from '@sac/contracts/operations/appointments'
import { useState } from 'react'
import { ActDialog } from '#admin/act-dialog.tsx'
import { CountryField } from '#api/country-field.tsx'
import { officeNow } from '#api/office-clock.ts'
import { SelectField } from '#design/select-field.tsx'
import { TextField } from '#design/text-field.tsx'
import { createId } from '#platform/create-id.ts'
import { useWords } from '#words/admin/words.tsx'
import { frameOf, quartersOf } from './day-layout.ts'
import { BayField, QuarterField, usePlaceWords } from './quarter-field.tsx'

const kinds = ['periodic', 'retest', 'voluntary'] as const
const categories = ['M1', 'N1', 'L3e']

function firstQuarter(board: Board): string {
  const times = quartersOf(frameOf(board))
  return times.find((time) => Date.parse(time) >= officeNow()) ?? times[0] ?? ''
}

function useCar(board: Board) {
  const [car, setCar] = useState({
    plate: '',
    country: 'F',
    make: '',
    model: '',
    category: 'M1',
    kind: 'periodic' as (typeof kinds)[number],
    bay: board.centre.bays[0] ?? '',
    scheduledDate: firstQuarter(board),
  })
  const set = (change: Partial<typeof car>) => setCar((before) => ({ ...before, ...change }))
  return { car, set }
}

type Car = ReturnType<typeof useCar>['car']

const bodyOf = ({ plate, country, make, model, category, ...where }: Car) => ({
  ...where,
  inspectorId: null,
  vehicle: {
    plate: plate.trim().toUpperCase(),
    country,
    make: make.trim() || null,
    model: model.trim() || null,
    category,
    vin: null,
    fuel: null,
    firstRegistration: null,
  },
})

/** A car that comes without a booking gets a bay and a time. */
export function WalkInDialog({ board, onClose }: { board: Board; onClose: () => void }) {
  const words = useWords().messages.today
  const { car, set } = useCar(board)
  const [inspectionId] = useState(createId)
  const { centreId, timeZone, bays } = board.centre
  const place = usePlaceWords(timeZone)
  return (
    <ActDialog
      row={appointmentOperations['appointments.plan']}
      title={words.walkInTitle}
      act={words.walkInAct(place(car))}
      isReady={car.plate.trim() !== ''}
      input={({ actId: appointmentId }) => ({ body: { ...bodyOf(car), appointmentId, inspectionId, centreId } })}
      onClose={onClose}
    >
      <CarFields car={car} set={set} />
      <BayField bays={bays} value={car.bay} onChange={(bay) => set({ bay })} />
      <QuarterField
        label={words.time}
        frame={frameOf(board)}
        value={car.scheduledDate}
        onChange={(scheduledDate) => set({ scheduledDate })}
      />
    </ActDialog>
  )
}

function CarFields({ car, set }: ReturnType<typeof useCar>) {
  const words = useWords().messages.today
  return (
    <>
      <div className="pair">
        <TextField label={words.plate} dir="ltr" required value={car.plate} onChange={(plate) => set({ plate })} />
        <CountryField label={words.country} value={car.country} onChange={(country) => set({ country })} />
      </div>
      <div className="pair">
        <TextField label={words.make} dir="auto" value={car.make} onChange={(make) => set({ make })} />
        <TextField label={words.model} dir="auto" value={car.model} onChange={(model) => set({ model })} />
      </div>
      <div className="pair">
        <SelectField
          label={words.kind}
          value={car.kind}
          onChange={(kind) => set({ kind: kinds.find((one) => one === kind) ?? 'periodic' })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </SelectField>
        <SelectField label={words.category} value={car.category} onChange={(category) => set({ category })}>
          {categories.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </SelectField>
      </div>
    </>
  )
}
