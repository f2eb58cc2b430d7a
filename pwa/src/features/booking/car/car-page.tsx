import type { VehicleClaim } from '@sac/contracts/http/vehicles'
import { vehicleOperations } from '@sac/contracts/operations/vehicles'
import { useOffice } from '#api/use-office.ts'
import { usePerson } from '#api/use-person.ts'
import { useGo } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { Plate } from '#design/plate.tsx'
import { useWords } from '#words/customer/words.tsx'
import { BookingSummary } from '../booking-summary.tsx'
import { plannedVehicle } from '../model/planned-vehicle.ts'
import { changeDraft, useDraft } from '../model/use-draft.ts'
import { Steps } from '../steps.tsx'
import { CarForm } from './car-form.tsx'

/** The second step: one of the customer's own, or any by its number plate. */
export function CarPage() {
  const { booking } = useWords().messages
  const person = usePerson()
  return (
    <Page title={booking.carTitle} aside={<BookingSummary />}>
      <Steps at="car" />
      {person?.role === 'customer' && <OwnCars />}
      <CarForm />
    </Page>
  )
}

/** Nothing stands here while they are not known: whoever is in a hurry types the plate. */
function OwnCars() {
  const { booking } = useWords().messages
  const cars = useOffice(vehicleOperations['vehicles.list'], { query: {} }, { kept: true })
  const own = cars.data?.vehicles.filter(({ status }) => status !== 'ended') ?? []
  if (own.length === 0) return null
  return (
    <section className="stack stack-tight">
      <h2>{booking.yourCars}</h2>
      {own.map((car) => (
        <OwnCar key={car.claimId} car={car} />
      ))}
      <h2 className="after-cars">{booking.anotherCar}</h2>
    </section>
  )
}

function OwnCar({ car: { claimId, plate, country } }: { car: VehicleClaim }) {
  const { category } = useDraft()
  const go = useGo()
  const take = () => {
    changeDraft({ vehicle: plannedVehicle({ plate, country, category }), vehicleId: claimId })
    go({ to: '/book/check' })
  }
  return (
    <button type="button" className="card car-choice" onClick={take}>
      <Plate>{plate}</Plate>
      <Icon name="forward" />
    </button>
  )
}
