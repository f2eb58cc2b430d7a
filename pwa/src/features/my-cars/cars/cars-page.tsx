import '../my-cars.css'
import { Answered } from '#api/answered.tsx'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { useCars } from '../use-car.ts'
import { AddCar, CarGrid } from './car-grid.tsx'

export function CarsPage() {
  const { cars } = useWords().messages
  return (
    <Page title={cars.title} wide>
      <RequirePerson>
        <OwnCars />
      </RequirePerson>
    </Page>
  )
}

function OwnCars() {
  const cars = useCars()
  return (
    <Answered of={cars}>
      {({ vehicles }) =>
        vehicles.length === 0 ? (
          <NoCars />
        ) : (
          <>
            <CarGrid of={vehicles} />
            <AddCar />
          </>
        )
      }
    </Answered>
  )
}

function NoCars() {
  const { cars } = useWords().messages
  return (
    <div className="card empty">
      <Icon name="car" />
      <h2>{cars.emptyTitle}</h2>
      <p className="quiet">{cars.emptyWhy}</p>
      <div>
        <Link className="btn btn-primary" to="/cars/add">
          {cars.add}
        </Link>
      </div>
    </div>
  )
}
