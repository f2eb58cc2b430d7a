import type { VehicleView } from '@sac/contracts/http/vehicles'
import { useState } from 'react'
import { Button } from '#design/button.tsx'
import { Facts } from '#design/facts.tsx'
import { Figures } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { BookLink } from '../book-link.tsx'
import { nextKind, nextStep } from '../model/next-step.ts'
import { NextLine } from '../next-line.tsx'
import { dateOf, today } from '../use-car.ts'
import { EndCarSheet } from './end-car-sheet.tsx'

/** What is next for a car, the one act of the page, and what names the car. */
export function CarAside({ view }: { view: VehicleView }) {
  const { messages, formats } = useWords()
  const { cars } = messages
  return (
    <div className="card">
      {view.status === 'confirmed' ? (
        <Next view={view} />
      ) : (
        <p className="quiet">
          {view.endedAt && cars.ended(formats.date(dateOf(view.endedAt)))}. {cars.endedWhy}
        </p>
      )}
      {view.vehicle && (
        <Facts
          of={[
            { name: cars.vin, value: <Figures>{view.vehicle.vin}</Figures> },
            ...(view.vehicle.firstRegistration === null
              ? []
              : [{ name: cars.firstRegistration, value: formats.date(view.vehicle.firstRegistration) }]),
          ]}
        />
      )}
      {view.status === 'confirmed' && <NotMine view={view} />}
    </div>
  )
}

function Next({ view }: { view: VehicleView }) {
  const { cars } = useWords().messages
  const next = nextStep(view, today())
  const kind = nextKind(next)
  return (
    <>
      <NextLine next={next} />
      <BookLink car={view} kind={kind} look="primary" wide>
        {kind === 'retest' ? cars.bookRetest : cars.book}
      </BookLink>
    </>
  )
}

function NotMine({ view }: { view: VehicleView }) {
  const { cars } = useWords().messages
  const [asks, setAsks] = useState(false)
  return (
    <div>
      <Button look="plain" onClick={() => setAsks(true)}>
        {cars.remove}
      </Button>
      {asks && <EndCarSheet claim={view} onClose={() => setAsks(false)} />}
    </div>
  )
}
