import '../my-cars.css'
import type { VehicleClaim } from '@sac/contracts/http/vehicles'
import { Answered } from '#api/answered.tsx'
import { Link } from '#customer/link.tsx'
import { RequirePerson } from '#customer/require-person.tsx'
import { Icon } from '#design/icon.tsx'
import { Page } from '#design/page.tsx'
import { useWords } from '#words/customer/words.tsx'
import { useCars } from '../use-car.ts'
import { CarCard } from './car-card.tsx'

/** Cars that are the person's, then those that wait for proof, then those that were. */
const order: Record<VehicleClaim['status'], number> = { confirmed: 0, open: 1, ended: 2 }
const sorted = (claims: readonly VehicleClaim[]) => claims.toSorted((a, b) => order[a.status] - order[b.status])

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
    <Answered of={cars}>{({ vehicles }) => (vehicles.length === 0 ? <NoCars /> : <Cars of={vehicles} />)}</Answered>
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

function Cars({ of }: { of: readonly VehicleClaim[] }) {
  const { cars } = useWords().messages
  const isOnly = of.filter(({ status }) => status !== 'ended').length === 1
  return (
    <>
      <ul className="car-grid">
        {sorted(of).map((claim) => (
          <li key={claim.claimId}>
            <CarCard claim={claim} isOnly={isOnly} />
          </li>
        ))}
      </ul>
      <div>
        <Link className="btn" to="/cars/add">
          <Icon name="plus" />
          <span>{cars.add}</span>
        </Link>
      </div>
    </>
  )
}
