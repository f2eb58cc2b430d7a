import type { VehicleClaim } from '@sac/contracts/http/vehicles'
import { Link } from '#customer/link.tsx'
import { Icon } from '#design/icon.tsx'
import { useWords } from '#words/customer/words.tsx'
import { CarCard } from './car-card.tsx'

/** Cars that are the person's, then those that wait for proof, then those that were. */
const order: Record<VehicleClaim['status'], number> = { confirmed: 0, open: 1, ended: 2 }
const sorted = (claims: readonly VehicleClaim[]) => claims.toSorted((a, b) => order[a.status] - order[b.status])

/** Each car as a card. `leading`: the first one's act is the one of the page; else only where there is no other. */
export function CarGrid({ of, leading = false }: { of: readonly VehicleClaim[]; leading?: boolean }) {
  const isOnly = of.filter(({ status }) => status !== 'ended').length === 1
  return (
    <ul className="car-grid">
      {sorted(of).map((claim, index) => (
        <li key={claim.claimId}>
          <CarCard claim={claim} isOnly={isOnly || (leading && index === 0)} />
        </li>
      ))}
    </ul>
  )
}

export function AddCar() {
  const { cars } = useWords().messages
  return (
    <div>
      <Link className="btn" to="/cars/add">
        <Icon name="plus" />
        <span>{cars.add}</span>
      </Link>
    </div>
  )
}
